import { Radio } from '@mantine/core'
import type { DateOrder } from '@/lib/trips/formats/trip-format'
import { dateReadings } from './date-readings'

interface DateQuestionProps {
  /** A time as it stands in a row of each file that does not tell, or of which rows tell both: then a sentence about that. */
  readonly examples: readonly { readonly name: string; readonly text: string; readonly mixed: string | null }[]
  readonly value: DateOrder | null
  readonly onChange: (order: DateOrder) => void
}

const SHOWN = 3

/** Asks whether dates have the day or the month first, where no row or too many rows of both kinds say it. Nothing is chosen beforehand. */
export function DateQuestion({ examples, value, onChange }: DateQuestionProps) {
  const shown = examples.slice(0, SHOWN)
  return (
    <Radio.Group
      label={`How are the dates of ${shown.map(({ name }) => name).join(', ')}${examples.length > SHOWN ? ' and others' : ''} meant?`}
      description={whyAsked(examples)}
      value={value}
      onChange={(order) => onChange(order === 'dmy' ? 'dmy' : 'mdy')}
      required
    >
      <div className="col gap4" style={{ marginTop: 8 }}>
        {(['dmy', 'mdy'] as const).map((order) => (
          <Radio
            key={order}
            value={order}
            size="xs"
            label={`${order === 'dmy' ? 'Day' : 'Month'} first: ${shown
              .map(({ text }) => `“${text}” is ${dateReadings(text)[order]}`)
              .join('; ')}`}
          />
        ))}
      </div>
    </Radio.Group>
  )
}

function whyAsked(examples: DateQuestionProps['examples']): string {
  const mixed = examples.flatMap(({ mixed }) => mixed ?? [])
  const open = 'None of the first rows has a day after the twelfth, so both are possible. Please say which.'
  if (mixed.length === 0) return open
  return [
    ...mixed,
    'Better write them in one order first: rows that do not fit what you choose are rejected, and dates that fit both are read in it.',
    ...(mixed.length < examples.length ? [`Of the other files: ${open.charAt(0).toLowerCase()}${open.slice(1)}`] : []),
  ].join(' ')
}

import { Radio } from '@mantine/core'
import type { DateOrder } from '@/lib/trips/formats/trip-format'
import { dateReadings } from './date-readings'

interface DateQuestionProps {
  /** A time as it stands in a row of each file that does not tell. */
  readonly examples: readonly { readonly name: string; readonly text: string }[]
  readonly value: DateOrder | null
  readonly onChange: (order: DateOrder) => void
}

const SHOWN = 3

/** Asks whether dates have the day or the month first, where none of the first rows says it. Nothing is chosen beforehand. */
export function DateQuestion({ examples, value, onChange }: DateQuestionProps) {
  const shown = examples.slice(0, SHOWN)
  return (
    <Radio.Group
      label={`How are the dates of ${shown.map(({ name }) => name).join(', ')}${examples.length > SHOWN ? ' and others' : ''} meant?`}
      description="None of the first rows has a day after the twelfth, so both are possible. Please say which."
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

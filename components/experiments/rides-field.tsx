import { NumberInput } from '@mantine/core'
import { sayTaken } from '@/lib/experiments/sample-words'
import { formatBytes, formatCount } from '@/lib/shared/format-number'
import { memoryFor } from '@/lib/training/comfortable-rides'
import { FEWEST_RIDES, type RunDraft, ridesOf, type SplitPart } from './run-draft'

interface Props {
  readonly draft: RunDraft
  readonly parts: readonly SplitPart[]
  readonly gigabytes: number | null
  readonly onChange: (rides: number | null) => void
}

/** How many rides the model learns from, and a sentence that says which these are. */
export function RidesField({ draft, parts, gigabytes, onChange }: Props) {
  const { train, judged, comfortable, isMuch } = ridesOf(draft, parts, gigabytes)
  const isAll = train.taken >= train.of
  return (
    <div style={{ flex: '1 1 100%' }}>
      <NumberInput
        label="Rides to learn from"
        style={{ maxWidth: 220 }}
        placeholder={formatCount(train.taken)}
        value={draft.rides !== null && Number.isFinite(draft.rides) ? draft.rides : ''}
        min={FEWEST_RIDES}
        clampBehavior="none"
        allowDecimal={false}
        allowNegative={false}
        thousandSeparator=","
        onChange={(rides) => onChange(typeof rides === 'number' ? rides : null)}
      />
      <p className="sm ink3" role="status" style={{ marginTop: 4 }}>
        Trains on {isAll ? 'all ' : ''}
        {sayTaken(train)}
        {isAll ? '.' : ': of every day the same share. '}
        {!isAll && (
          <button type="button" className="link" onClick={() => onChange(Number.POSITIVE_INFINITY)}>
            Use all
          </button>
        )}
        {judged.taken < judged.of && ` Judged by ${sayTaken(judged)}, the same for every run.`}
      </p>
      {isMuch && (
        <p className="sm bad" role="status" style={{ marginTop: 4 }}>
          That takes about {formatBytes(memoryFor(draft.family, train.taken))} of memory; up to{' '}
          {formatCount(comfortable)} rides are comfortable here.
        </p>
      )}
    </div>
  )
}

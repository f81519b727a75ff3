import { type PairedDifference, standOf } from '@/lib/evaluation/paired-difference'
import { formatChange } from '@/lib/shared/format-number'

interface Props {
  readonly difference: PairedDifference | null
  readonly decimals?: number
}

/** A difference with its interval: better in green, a tie as ≈. */
export function DifferenceText({ difference, decimals = 3 }: Props) {
  if (!difference) return <span className="ink3">–</span>
  const { value, sureness } = difference
  const stand = standOf(difference)
  const tone = stand === 'better' ? 'good b' : stand === 'worse' ? '' : 'ink3'
  return (
    <>
      <div className={tone}>
        {(stand === 'tie' || stand === 'equal') && '≈ '}
        {formatChange(value, decimals)}
      </div>
      <div className="xs ink3 nowrap">
        {sureness
          ? `${formatChange(sureness.low, decimals)} to ${formatChange(sureness.high, decimals)}`
          : 'too few rides to say'}
      </div>
    </>
  )
}

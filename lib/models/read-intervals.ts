import { WEEK_BANDS } from './hour-bands'
import { ENDS_A_RIDE, type IntervalTable } from './interval-table'
import { Refused, type SectionReader } from './section-reader'

/** Spreads and multiples that any ride's error could have. */
const SPREAD = { low: 1e-3, high: 1e5 }
const MOST_SPREADS = 1e4

/** The intervals of a file that anybody may have made: a spread above 0 everywhere, and ends around the prediction. */
export function readIntervals(reader: SectionReader): IntervalTable {
  const knots = reader.floats('intervals.knots', null, { low: 0, high: 1e5 })
  if (knots.length === 0 || knots.some((knot, i) => i > 0 && !(knot > (knots[i - 1] as number))))
    throw new Refused('artefact/intervals', 'The knots of the intervals are not in ascending order, or there are none.')
  const spread = reader.floats('intervals.spread', [knots.length], SPREAD)
  const ends = reader.floats('intervals.ends', [WEEK_BANDS * ENDS_A_RIDE], { low: -MOST_SPREADS, high: MOST_SPREADS })
  for (let at = 0; at < ends.length; at += ENDS_A_RIDE) {
    const [low, high, lower, higher] = [0, 1, 2, 3].map((k) => ends[at + k] as number) as [
      number,
      number,
      number,
      number,
    ]
    if (!(lower <= low && low <= 0 && high >= 0 && higher >= high))
      throw new Refused(
        'artefact/intervals',
        `The ends ${lower}, ${low}, ${high}, ${higher} of an interval are not around the prediction, the wider around the narrower.`,
      )
  }
  return { knots, spread, ends }
}

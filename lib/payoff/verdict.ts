import { ENOUGH, isEnough, type Judges, sayJudges } from '@/lib/evaluation/enough-rides'
import { type PairedDifference, standOf } from '@/lib/evaluation/paired-difference'
import type { VerdictText } from '@/lib/experiments/verdict'
import { formatCount, formatFixed, formatPercent } from '@/lib/shared/format-number'
import { bestLearned } from './candidates'
import { COST_RIDES, type CostRates, costDifference } from './cost'
import type { Candidate, Measured } from './payoff'

/** - `unknown`: too few rides or days judge it. - `no`: worse than the lookup table, or not to be told from it. */
type Answer = 'yes' | 'no' | 'unknown'

export interface PayoffVerdict extends VerdictText {
  readonly answer: Answer
  /** The model that the sentence is about; null where none can be judged. */
  readonly best: Candidate | null
}

const NBSP = '\u00a0'
const min = (value: number): string => `${formatFixed(Math.abs(value), 2)}${NBSP}min`

/** Amounts of one sentence: all whole where the largest is from 100 on, else all with two decimals. */
function amounts(values: readonly number[], currency: string): (value: number) => string {
  const decimals = Math.max(...values.map(Math.abs)) >= 100 ? 0 : 2
  return (value) => `${formatFixed(value, decimals)}${NBSP}${currency}`
}

/**
 * Does machine learning pay? Judged in minutes, and in money once somebody said what a minute of error costs: then by the model whose errors
 * cost least. It may say no.
 */
export function payoffVerdict(measured: Pick<Measured, 'candidates' | 'days'>, rates: CostRates | null): PayoffVerdict {
  const { candidates, days } = measured
  const table = candidates.find(({ kind }) => kind === 'table')
  const best = rates === null ? bestLearned(candidates) : cheapest(measured, rates)
  if (!table || !best)
    return { answer: 'unknown', best: null, before: '', finding: 'Nothing was judged', after: ' on these rides.' }
  const judges: Judges = table.metrics
  if (!isEnough(judges))
    return {
      answer: 'unknown',
      best,
      before: 'Nobody can tell yet whether machine learning pays here: ',
      finding: sayJudges(judges),
      after: ` to judge by, and it takes at least ${ENOUGH}. Add a later month of trips.`,
    }
  const text = rates
    ? inMoney(best, table, costDifference(days, best.byDay, table.byDay, rates), rates)
    : inMinutes(best, table)
  return { ...text, best }
}

type Said = VerdictText & { readonly answer: Answer }

const NO = { before: 'No: ', finding: 'use the lookup table' } as const

function inMinutes(best: Candidate, table: Candidate): Said {
  const on = `on ${formatCount(table.metrics.n)} later rides`
  const [ours, theirs] = [best.metrics.rmse.value, table.metrics.rmse.value]
  const stand = best.rmse ? standOf(best.rmse) : 'tie'
  if (stand === 'better' && best.rmse?.sureness) {
    const { low, high } = best.rmse.sureness
    return {
      answer: 'yes',
      before: `Yes: ${on} ${best.name} misses by ${min(ours)} RMSE, `,
      finding: `${min(best.rmse.value)} (${formatPercent(1 - ours / theirs)}) less than the lookup table`,
      after: `, between ${formatFixed(-high, 2)} and ${min(low)}.`,
    }
  }
  if (stand === 'worse')
    return { answer: 'no', ...NO, after: `. ${capital(on)} ${best.name} misses by ${min(ours - theirs)} RMSE more.` }
  const level =
    stand === 'equal'
      ? `is practically equal to it (${min(ours)} and ${min(theirs)} RMSE)`
      : `cannot be told from it (${min(ours)} against ${min(theirs)} RMSE)`
  return { answer: 'no', ...NO, after: `. ${capital(on)} ${best.name} ${level}.` }
}

function inMoney(best: Candidate, table: Candidate, difference: PairedDifference, rates: CostRates): Said {
  const { early, late, currency } = rates
  const price = amounts([early, late], currency)
  const at = `at ${price(early)} a minute early and ${price(late)} late`
  const per = `per ${formatCount(COST_RIDES)} rides`
  const { value, sureness } = difference
  const money = amounts([value, ...(sureness ? [sureness.low, sureness.high] : [])], currency)
  const stand = standOf(difference)
  const misses = `It misses by ${min(best.metrics.rmse.value)} RMSE, the table by ${min(table.metrics.rmse.value)}.`
  if (stand === 'better' && sureness)
    return {
      answer: 'yes',
      before: `Yes: ${at}, ${best.name} saves `,
      finding: `${money(-value)} ${per}`,
      after: ` against the lookup table, between ${money(-sureness.high)} and ${money(-sureness.low)}. ${misses}`,
    }
  if (stand === 'worse')
    return {
      answer: 'no',
      ...NO,
      after: `. ${capital(at)}, ${best.name} costs ${money(value)} more ${per}.`,
    }
  return {
    answer: 'no',
    ...NO,
    after: `. ${capital(at)}, what ${best.name} saves ${per} cannot be told from nothing${sureness ? `: between ${money(-sureness.high)} and ${money(-sureness.low)}` : ''}.`,
  }
}

/** The honest model that learnt something and whose errors cost least. */
function cheapest({ candidates, days }: Pick<Measured, 'candidates' | 'days'>, rates: CostRates) {
  const learned = candidates.filter((each) => bestLearned([each]) !== undefined)
  return learned.toSorted((a, b) => costDifference(days, a.byDay, b.byDay, rates).value)[0]
}

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

/**
 * What else should be known: that no figure holds beyond these rides where too few judge, or, in the verdict's own measure, where distance
 * alone beats the table. Null where there is nothing to add.
 */
export function besideVerdict(
  { candidates, days }: Pick<Measured, 'candidates' | 'days'>,
  rates: CostRates | null,
): string | null {
  const speed = candidates.find(({ kind }) => kind === 'speed')
  const table = candidates.find(({ kind }) => kind === 'table')
  if (table && !isEnough(table.metrics))
    return 'The figures below are what came out on these few rides. Other rides may turn them round: they have no intervals, and no way of predicting is called better than another.'
  if (rates) {
    const cost = speed && table && costDifference(days, speed.byDay, table.byDay, rates)
    if (!cost || standOf(cost) !== 'better') return null
    const saved = amounts([cost.value], rates.currency)(-cost.value)
    return `Distance ÷ speed alone, which needs no learning either, saves ${saved} per ${formatCount(COST_RIDES)} rides against the lookup table.`
  }
  if (!speed?.rmse || standOf(speed.rmse) !== 'better') return null
  return `Distance ÷ speed alone, which needs no learning either, misses by ${min(speed.rmse.value)} less than the lookup table.`
}

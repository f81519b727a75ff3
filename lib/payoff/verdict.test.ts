import { expect, test } from 'vitest'
import { aCandidate, aPayoff, differing, everyDay, judgedBy, theTable } from '@/tests/fixtures/a-payoff'
import type { CostRates } from './cost'
import type { Candidate } from './payoff'
import { besideVerdict, payoffVerdict } from './verdict'

const rates: CostRates = { early: 0.5, late: 1, currency: 'EUR' }

function said(candidates: readonly Candidate[], cost: CostRates | null = null): string {
  const { answer, before, finding, after } = payoffVerdict(aPayoff({ candidates }), cost)
  return `${answer} | ${before}*${finding}*${after}`.replaceAll('\u00a0', ' ')
}

test('it pays where a model is certainly better than the table', () => {
  expect(said([theTable(), aCandidate()])).toBe(
    'yes | Yes: on 1,000 later rides ridge regression misses by 5.00 min RMSE, *1.00 min (17 %) less than the lookup table*, between 0.95 and 1.05 min.',
  )
})

test('it does not where the sign is not certain, where nothing shows, or where the model is worse', () => {
  expect(said([theTable(), aCandidate({ error: 5.9, rmse: differing(-0.1, false) })])).toBe(
    'no | No: *use the lookup table*. On 1,000 later rides ridge regression cannot be told from it (5.90 min against 6.00 min RMSE).',
  )
  expect(said([theTable(), aCandidate({ error: 5.997, rmse: differing(-0.003) })])).toContain('practically equal to it')
  expect(said([theTable(), aCandidate({ error: 6.2 })])).toBe(
    'no | No: *use the lookup table*. On 1,000 later rides ridge regression misses by 0.20 min RMSE more.',
  )
})

test('at 199 rides or six days nobody can tell; at 200 on seven it is said', () => {
  const at = (n: number, days: number) =>
    said([theTable(judgedBy(n, days)), aCandidate(judgedBy(n, days))]).split(' | ')[0]
  expect(at(199, 30)).toBe('unknown')
  expect(at(5_000, 6)).toBe('unknown')
  expect(at(200, 7)).toBe('yes')
  expect(said([theTable(judgedBy(199, 30)), aCandidate()])).toContain('*199 rides on 30 days*')
})

test('where few rides judge, the head says that the figures hold for them alone, in minutes and in money', () => {
  const speed = aCandidate({ kind: 'speed', name: 'distance ÷ speed' })
  const beside = (n: number, cost: CostRates | null) =>
    besideVerdict(aPayoff({ candidates: [theTable(judgedBy(n, 30)), speed] }), cost)
  for (const cost of [null, rates]) {
    expect(beside(199, cost)).toMatch(/these few rides.*no intervals.*no way of predicting is called better/)
    expect(beside(200, cost)).toMatch(/^Distance ÷ speed alone/)
  }
})

test('once a minute has a price the verdict is in money', () => {
  const text = said([theTable({ byDay: everyDay(2, 2) }), aCandidate({ byDay: everyDay(1.5, 1.5) })], rates)
  expect(text).toMatch(
    /^yes \| Yes: at 0\.50 EUR a minute early and 1\.00 EUR late, ridge regression saves \*7\d\d EUR per 1,000 rides\*/,
  )
})

test('a model that errs less and costs more does not pay', () => {
  const late = { early: 0, late: 1, currency: 'EUR' }
  const candidates = [theTable({ byDay: everyDay(4, 1) }), aCandidate({ byDay: everyDay(1, 2) })]
  expect(said(candidates)).toMatch(/^yes/)
  expect(said(candidates, late)).toMatch(/^no .*ridge regression costs 1,0\d\d EUR more per 1,000 rides\.$/)
})

test('the best of what has learnt is spoken of, dishonest models never, the cheapest where money counts', () => {
  const cheat = aCandidate({ name: 'cheat', error: 2, honest: false })
  const deep = aCandidate({ name: 'deep', error: 4.5, byDay: everyDay(3, 3) })
  expect(said([theTable(), aCandidate(), cheat, deep])).toContain('deep misses by')
  expect(said([theTable(), aCandidate(), cheat, deep], rates)).toContain('ridge regression saves')
})

test('where distance alone beats the table, that is said beside', () => {
  const speed = aCandidate({ kind: 'speed', name: 'distance ÷ speed', error: 5.7 })
  expect(besideVerdict(aPayoff({ candidates: [theTable(), speed] }), null)).toMatch(/misses by 0\.30\u00a0min less/)
  expect(
    besideVerdict(aPayoff({ candidates: [theTable(), aCandidate({ kind: 'speed', error: 6.1 })] }), null),
  ).toBeNull()
})

test('in money it is said in money, and only where distance alone costs less', () => {
  const beside = (each: number) => {
    const speed = aCandidate({ kind: 'speed', name: 'distance ÷ speed', error: 5.7, byDay: everyDay(each, each) })
    return besideVerdict(aPayoff({ candidates: [theTable({ byDay: everyDay(2, 2) }), speed] }), rates)
  }
  expect(beside(1.5)).toMatch(/saves 7\d\d\u00a0EUR per 1,000 rides against the lookup table\.$/)
  expect(beside(2.5)).toBeNull()
})

test('the amounts of a sentence have one precision, that of the largest', () => {
  const text = said([theTable({ byDay: everyDay(2, 2) }), aCandidate({ byDay: everyDay(1.934, 1.934) })], rates)
  const decimals = [...(text.split('saves')[1] ?? '').matchAll(/\d+(\.\d+)? EUR/g)].map(([, part]) => part?.length ?? 0)
  expect(decimals.length).toBe(3)
  expect(new Set(decimals).size).toBe(1)
})

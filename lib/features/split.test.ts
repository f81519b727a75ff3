import { describe, expect, test } from 'vitest'
import { formatLocalDate, localSeconds, parseLocalTime } from '@/lib/shared/local-time'
import { defaultSplit, splitDays, splitRows, splitTail } from './split'

function at(text: string): number {
  const time = parseLocalTime(text)
  if (!time.ok) throw new Error(time.error.message)
  return time.value
}

const dates = (pickupAt: Int32Array) => {
  const split = defaultSplit(pickupAt)
  return split.ok ? [split.value.from, split.value.validFrom, split.value.to].map(formatLocalDate) : split.error.code
}

describe('splitting by time', () => {
  /** So many rides on each day, from a date on. */
  const from = (date: string, ...rows: readonly number[]) =>
    rows.map((each, i) => ({ day: at(`${date}T00:00`) / 86_400 + i, rows: each }))
  const cut = (days: readonly { readonly day: number; readonly rows: number }[]) => {
    const split = splitDays(days)
    return split.ok ? formatLocalDate(split.value.validFrom) : split.error.code
  }
  const month = (rows: number) => new Array<number>(31).fill(rows)

  test('cuts at the last month boundary', () => {
    expect(cut(from('2023-01-01', ...month(100), ...new Array<number>(28).fill(90)))).toBe('2023-02-01')
    const times = Int32Array.from({ length: 4_000 }, (_, i) => at('2022-12-31T23:00') + Math.floor(i / 100) * 86_400)
    expect(dates(times)).toEqual(['2022-12-31', '2023-02-01', '2023-02-09'])
  })

  test('within one month, the last fifth of the days validates', () => {
    expect(cut(from('2023-01-01', ...new Array<number>(20).fill(100)))).toBe('2023-01-17')
  })

  test('of three weeks or more, at least the last seven days with rides validate, so that a month alone can be judged', () => {
    expect(cut(from('2023-01-01', ...month(100)))).toBe('2023-01-25')
    expect(cut(from('2023-01-01', ...new Array<number>(21).fill(100)))).toBe('2023-01-15')
    const quietMonday = from('2023-01-01', ...month(100)).filter((_, i) => i !== 29)
    expect(cut(quietMonday)).toBe('2023-01-24')
  })

  test('where that leaves too few to judge by, about a fifth of the rides validates', () => {
    expect(cut(from('2023-01-01', ...month(100), 1))).toBe('2023-01-26')
    expect(cut(from('2023-01-01', ...new Array<number>(28).fill(100), 3, 1, 1, 50))).toBe('2023-01-24')
    expect(cut(from('2023-01-30', 1, 1, ...new Array<number>(28).fill(100)))).toBe('2023-02-22')
    expect(cut(from('2023-01-01', 22_342, 1))).toBe('2023-01-02')
  })

  test.each([
    ['200 rides', month(30), new Array<number>(7).fill(29), new Array<number>(7).fill(28)],
    ['a twentieth of the rides', month(1_000), new Array<number>(7).fill(234), new Array<number>(7).fill(233)],
    ['7 days', month(100), new Array<number>(7).fill(100), new Array<number>(6).fill(100)],
  ])('a month judges alone from %s on', (_, january, enough, tooFew) => {
    expect(cut(from('2023-01-01', ...january, ...enough))).toBe('2023-02-01')
    expect(cut(from('2023-01-01', ...january, ...tooFew))).not.toBe('2023-02-01')
  })

  test('one day cannot be split', () => {
    expect(dates(Int32Array.of(at('2023-01-01T10:00'), at('2023-01-01T23:00')))).toBe('split/one-day')
    expect(dates(new Int32Array())).toBe('split/no-rows')
  })

  test('a row belongs to one part by its pickup time, in dataset order', () => {
    const split = {
      from: localSeconds(100),
      validFrom: localSeconds(200),
      testFrom: localSeconds(300),
      to: localSeconds(400),
    }
    const rows = splitRows(Int32Array.of(250, 199, 400, 100, 200, 399, 99, 300), split)
    expect(rows).toEqual({
      ok: true,
      value: { train: Int32Array.of(1, 3), valid: Int32Array.of(0, 4), test: Int32Array.of(5, 7) },
    })
  })

  test('an empty part or bounds out of order are refused with a sentence', () => {
    const split = { from: localSeconds(0), validFrom: localSeconds(200), testFrom: null, to: localSeconds(400) }
    expect(splitRows(Int32Array.of(1, 2), split)).toMatchObject({ ok: false, error: { code: 'split/empty-part' } })
    expect(splitRows(Int32Array.of(1, 300), { ...split, to: localSeconds(200) })).toMatchObject({
      ok: false,
      error: { code: 'split/out-of-order' },
    })
  })

  test('a tail is the last whole days, and leaves a head', () => {
    const day = 86_400
    const pickupAt = Int32Array.from({ length: 20 }, (_, i) => ((i * 7) % 10) * day + i)
    const rows = Int32Array.from({ length: 20 }, (_, i) => i)
    const { head, tail } = splitTail(pickupAt, rows, 0.15)
    expect(tail.length).toBe(4)
    expect(head.length).toBe(16)
    expect(Math.max(...head.map((r) => pickupAt[r] as number))).toBeLessThan(8 * day)
    expect(splitTail(pickupAt.fill(5), rows, 0.5).tail.length).toBe(0)
  })
})

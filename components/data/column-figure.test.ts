import { expect, test } from 'vitest'
import { localSeconds } from '@/lib/shared/local-time'
import { columnFigure, columnType, mostFrequent, sayFigure } from './column-figure'

const NUMBER = { kind: 'number', min: 0, max: 1e6 } as const

test('times of several years are days; of one year they are told without it', () => {
  const at = localSeconds(Date.UTC(2023, 1, 1, 0, 41) / 1000)
  const of = (max: number) => ({ kind: 'time', unit: null, min: at, max }) as const
  expect(columnFigure(of(at + 400 * 86_400), at)).toBe('2023-02-01')
  expect(columnType(of(at + 400 * 86_400))).toBe('local time')
  expect(columnFigure(of(at), at)).toBe('02-01 00:41')
  expect(columnType(of(at))).toBe('local time 2023')
})

test('a distance that no taxi drives is called implausible, a fare of that figure is not', () => {
  expect(columnFigure({ ...NUMBER, unit: 'km' }, 287_943.78)).toBe('287,943.78')
  expect(sayFigure({ ...NUMBER, unit: 'km' }, 287_943.78)).toMatch(/943\.78 \(implausible\)$/)
  expect(sayFigure({ ...NUMBER, unit: 'km' }, 3.1)).not.toContain('implausible')
  expect(sayFigure({ ...NUMBER, unit: 'USD' }, 900.5)).not.toContain('implausible')
})

test('a column of places is told by the known place that it holds most often', () => {
  const profile = {
    topPickups: [
      { zone: 264, rows: 90 },
      { zone: 74, rows: 50 },
      { zone: 75, rows: 40 },
    ],
    topDropoffs: [{ zone: 264, rows: 9 }],
  }
  const of = (readAs: string, kind: 'place' | 'number' = 'place') =>
    mostFrequent({ kind, readAs }, profile, new Set([264]))
  expect(of('pickup place')).toEqual({ zone: 74, rows: 50 })
  expect(of('drop-off place')).toBeNull()
  expect(of('pickup latitude', 'number')).toBeNull()
})

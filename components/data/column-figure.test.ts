import { expect, test } from 'vitest'
import { localSeconds } from '@/lib/shared/local-time'
import { columnFigure } from './column-figure'

test('a time has its year', () => {
  const at = localSeconds(Date.UTC(2023, 1, 1, 0, 41) / 1000)
  expect(columnFigure({ kind: 'time', unit: null }, at)).toBe('2023-02-01 00:41')
})

test('a distance that no taxi drives is called implausible, a fare of that figure is not', () => {
  expect(columnFigure({ kind: 'number', unit: 'km' }, 287_943.78)).toMatch(/943\.78 \(implausible\)$/)
  expect(columnFigure({ kind: 'number', unit: 'km' }, 3.1)).not.toContain('implausible')
  expect(columnFigure({ kind: 'number', unit: 'USD' }, 900.5)).not.toContain('implausible')
})

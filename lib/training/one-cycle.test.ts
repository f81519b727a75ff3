import { describe, expect, it } from 'vitest'
import { rateAt } from './one-cycle'

const schedule = { peak: 0.003, steps: 100, rise: 0.2 }

describe('the one-cycle schedule', () => {
  it('starts at a tenth of the peak, reaches it after the rise, and ends near nothing', () => {
    expect(rateAt(schedule, 0)).toBeCloseTo(0.0003, 7)
    expect(rateAt(schedule, 20)).toBeCloseTo(0.003, 7)
    expect(rateAt(schedule, 99)).toBeLessThan(0.00002)
  })

  it('only rises before the peak and only falls after it', () => {
    for (let i = 1; i <= 20; i++) expect(rateAt(schedule, i)).toBeGreaterThan(rateAt(schedule, i - 1))
    for (let i = 21; i < 100; i++) expect(rateAt(schedule, i)).toBeLessThan(rateAt(schedule, i - 1))
  })

  it('is a float32 value, the same in every engine', () => {
    for (let i = 0; i < 100; i++) expect(Math.fround(rateAt(schedule, i))).toBe(rateAt(schedule, i))
  })
})

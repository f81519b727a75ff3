import { describe, expect, test } from 'vitest'
import { randomAt, seededRandom, shuffle } from './random'

describe('seeded random', () => {
  test('the same seed gives the same stream, another seed another', () => {
    const draw = (seed: number) => {
      const random = seededRandom(seed)
      return Array.from({ length: 8 }, () => random.int(1_000_000))
    }
    expect(draw(7)).toEqual(draw(7))
    expect(draw(7)).not.toEqual(draw(8))
  })

  test('a stream goes on from its words', () => {
    const random = seededRandom(7)
    random.next()
    const again = randomAt(random.words())
    expect([again.next(), again.int(99)]).toEqual([random.next(), random.int(99)])
  })

  test('draws fill [0, 1) evenly', () => {
    const random = seededRandom(1)
    const bins = new Array<number>(10).fill(0)
    for (let i = 0; i < 100_000; i++) {
      const bin = Math.floor(random.next() * 10)
      bins[bin] = (bins[bin] ?? 0) + 1
    }
    // Chi-square with 9 degrees of freedom: 27.9 is exceeded once in a thousand fair streams.
    expect(bins.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0)).toBeLessThan(27.9)
  })

  test('a shuffle keeps every item and moves most', () => {
    const items = Int32Array.from({ length: 1000 }, (_, i) => i)
    shuffle(items, seededRandom(3))
    expect([...items].sort((a, b) => a - b)).toEqual(Array.from({ length: 1000 }, (_, i) => i))
    expect([...items].filter((item, i) => item === i).length).toBeLessThan(20)
  })
})

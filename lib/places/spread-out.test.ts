import { describe, expect, test } from 'vitest'
import { seededRandom } from '@/lib/shared/random'
import { atOnce } from '@/lib/shared/steps'
import { linksOf, shortestPaths } from './shortest-paths'
import { spreadOut } from './spread-out'

/** Places in a plane, linked where they are near each other. */
function aPlane(places: number, seed: number, reach: number) {
  const random = seededRandom(seed)
  const at = Array.from({ length: places }, () => [random.next() * 20, random.next() * 12] as const)
  const apart = (a: number, b: number) =>
    Math.hypot((at[a]?.[0] ?? 0) - (at[b]?.[0] ?? 0), (at[a]?.[1] ?? 0) - (at[b]?.[1] ?? 0))
  const ends: (readonly [number, number])[] = []
  for (let a = 0; a < places; a++) for (let b = a + 1; b < places; b++) if (apart(a, b) < reach) ends.push([a, b])
  const length = ends.map(([a, b]) => apart(a, b))
  return {
    ends,
    apart,
    links: linksOf(
      places,
      ends,
      length,
      length.map(() => 20),
    ),
  }
}

describe('shortest ways', () => {
  test('are those that looking at every place in the middle finds', () => {
    const { ends, links } = aPlane(40, 3, 6)
    const far = Array.from({ length: 40 }, (_, i) =>
      Array.from({ length: 40 }, (_, j) => (i === j ? 0 : Number.POSITIVE_INFINITY)),
    )
    for (const [k, [a, b]] of ends.entries()) {
      const slot = links.start[a] as number
      const at = links.to.indexOf(b, slot)
      const row = [far[a], far[b]] as const
      if (row[0] && row[1]) row[0][b] = row[1][a] = links.length[at] as number
      expect(k).toBeGreaterThanOrEqual(0)
    }
    const get = (i: number, j: number) => far[i]?.[j] ?? Number.NaN
    for (let m = 0; m < 40; m++)
      for (const [i, row] of far.entries())
        for (let j = 0; j < 40; j++) row[j] = Math.min(get(i, j), get(i, m) + get(m, j))
    const out = new Float64Array(40)
    for (const from of [0, 7, 39]) {
      shortestPaths(links, from, out)
      out.forEach((way, j) => {
        expect(way).toBeCloseTo(get(from, j), 9)
      })
    }
  })

  test('have no end where there is no way', () => {
    const out = new Float64Array(3)
    shortestPaths(linksOf(3, [[0, 1]], [2], [5]), 0, out)
    expect([...out]).toEqual([0, 2, Number.POSITIVE_INFINITY])
  })
})

describe('spreading places out by their distances', () => {
  test('finds the plane again, but for its north', () => {
    const { links, apart } = aPlane(120, 5, 9)
    const { x, y, stress } = atOnce(spreadOut(links))
    expect(stress).toBeLessThan(0.03)
    let worst = 0
    for (let a = 0; a < 120; a += 7)
      for (let b = a + 1; b < 120; b += 5) {
        const found = Math.hypot((x[a] ?? 0) - (x[b] ?? 0), (y[a] ?? 0) - (y[b] ?? 0))
        worst = Math.max(worst, Math.abs(found - apart(a, b)))
      }
    expect(worst).toBeLessThan(0.5)
  })

  test('lays the longest extent along x, with the first place in the first quadrant', () => {
    const { x, y } = atOnce(spreadOut(aPlane(60, 9, 9).links))
    const spread = (values: Float64Array) => values.reduce((sum, value) => sum + value * value, 0)
    expect(spread(x)).toBeGreaterThan(spread(y))
    expect(Math.min(x[0] ?? -1, y[0] ?? -1)).toBeGreaterThanOrEqual(0)
  })

  test('a link of many rides counts for more than one of few that contradicts it', () => {
    const ends = [
      [0, 1],
      [1, 2],
      [0, 2],
      [2, 3],
      [3, 0],
      [1, 3],
    ] as const
    const lengths = [1, 1, 4, 1, 1, 4]
    const between = (rides: readonly number[], a: number, b: number) => {
      const { x, y } = atOnce(spreadOut(linksOf(4, ends, lengths, rides)))
      return Math.hypot((x[a] ?? 0) - (x[b] ?? 0), (y[a] ?? 0) - (y[b] ?? 0))
    }
    const [few, many] = [between([500, 500, 5, 500, 500, 5], 0, 2), between([5, 5, 500, 5, 5, 500], 0, 2)]
    expect(few).toBeLessThan(2.1)
    expect(many).toBeGreaterThan(3.5)
  })

  test('more places than landmarks are laid out as well', () => {
    const { links } = aPlane(400, 11, 4)
    expect(atOnce(spreadOut(links)).stress).toBeLessThan(0.05)
  })

  test('nothing, one place and two are laid out', () => {
    expect([...atOnce(spreadOut(linksOf(1, [], [], []))).x]).toEqual([0])
    const { x } = atOnce(spreadOut(linksOf(2, [[0, 1]], [3], [9])))
    expect(Math.abs((x[0] ?? 0) - (x[1] ?? 0))).toBeCloseTo(3, 5)
  })
})

import { describe, expect, test } from 'vitest'
import type { FeatureMatrix } from '@/lib/features/feature-matrix'
import { forestForward } from '@/lib/models/forest-forward'
import { seededRandom } from '@/lib/shared/random'
import { atOnce } from '@/lib/shared/steps'
import { FOREST_RULES } from '@/tests/fixtures/some-forest'
import { forestBody } from './forest-body'
import { buildForest, type ForestRules } from './forest-builder'
import { objectiveOf } from './objective'
import { plainTreeKernel } from './plain-tree-kernel'
import { learnBins } from './row-bins'

const ROWS = 2_000
const ZONES = 300
const SQUARED = objectiveOf('squared', { delta: 1, alpha: 0.5 })

/** Rides whose minutes follow a distance that some lack, an hour, and a pickup zone of 300. */
function someRows(seed = 1): { matrix: FeatureMatrix; target: Float32Array } {
  const random = seededRandom(seed)
  const names = ['km', 'hour', 'noise']
  const dense = new Float32Array(ROWS * names.length)
  const pickup = new Int32Array(ROWS)
  const target = new Float32Array(ROWS)
  for (let i = 0; i < ROWS; i++) {
    const [km, hour] = [20 * random.next(), 24 * random.next()]
    pickup[i] = 1 + Math.floor(ZONES * random.next() ** 2)
    const isMissing = random.next() < 0.1
    dense.set([isMissing ? Number.NaN : km, hour, random.next()], 3 * i)
    target[i] =
      (isMissing ? 60 : 2 * km) + (hour > 15 && hour < 19 ? 10 : 0) + ((pickup[i] as number) % 7) + random.next()
  }
  return { matrix: { rows: ROWS, names, dense, pickup, dropoff: new Int32Array(ROWS) }, target }
}

function grown(
  change: Partial<ForestRules> = {},
  { trees = 15, objective = SQUARED, plain = false, seed = 1, longer = 0 } = {},
) {
  const { matrix, target } = someRows()
  const columns = atOnce(learnBins({ matrix, target, dense: [0, 1, 2], pickups: ZONES + 1, dropoffs: 1 }))
  const rules = { ...FOREST_RULES, ...change, monotone: Int8Array.from(columns, (_, k) => (k === 0 ? longer : 0)) }
  const builder = atOnce(
    buildForest({ columns, matrix, target, objective, rules, seed }, plain ? plainTreeKernel : undefined),
  )
  const all = Array.from({ length: trees }, () => atOnce(builder.grow()))
  const body = forestBody({ trees: all, start: builder.start, columns, width: 3 })
  const forward = forestForward(body, 3)
  const predict = (row: number) => forward(matrix.dense.subarray(3 * row, 3 * row + 3), matrix.pickup[row] as number, 0)
  return { body, builder, matrix, target, forward, predict }
}

const rmse = ({ target, predict }: ReturnType<typeof grown>) =>
  Math.sqrt(target.reduce((sum, minutes, i) => sum + (predict(i) - minutes) ** 2, 0) / ROWS)

describe('a forest', () => {
  test('is the same, bit for bit, in WebAssembly and in plain TypeScript', () => {
    for (const change of [{}, { rowShare: 0.6, columnShare: 0.5 }]) {
      expect(grown(change, { plain: true }).body).toEqual(grown(change).body)
    }
    expect(grown().builder.backend).toBe('WebAssembly SIMD')
    expect(grown({}, { plain: true }).builder.backend).toBe('plain TypeScript')
  })

  test('predicts what it scored while it grew, exactly', () => {
    const forest = grown()
    for (let row = 0; row < ROWS; row++) expect(forest.predict(row)).toBe(forest.builder.scores[row])
  })

  test('learns from every tree, which way missing values go, and what zones tell', () => {
    expect(rmse(grown({}, { trees: 40 }))).toBeLessThan(0.25 * rmse(grown({}, { trees: 1 })))
    const { forward } = grown({}, { trees: 40 })
    expect(forward(Float32Array.of(Number.NaN, 8, 0), 3, 0)).toBeGreaterThan(50)
    expect(forward(Float32Array.of(10, 8, 0), 6, 0)).toBeGreaterThan(3 + forward(Float32Array.of(10, 8, 0), 7, 0))
  })

  test('with another seed draws other rows and columns; without draws the seed means nothing', () => {
    const drawn = { rowShare: 0.5, columnShare: 0.5 }
    expect(grown(drawn, { seed: 2 }).body).not.toEqual(grown(drawn).body)
    expect(grown({ columnShare: 1 }, { seed: 2 }).body).toEqual(grown({ columnShare: 1 }).body)
  })

  test('keeps to leaves, depth and the fewest rows', () => {
    const { body } = grown({ leaves: 5, depth: 3, fewestRows: 90 })
    for (const [t, root] of body.roots.entries()) {
      const end = body.roots[t + 1] ?? body.column.length
      expect(end - root).toBeLessThanOrEqual(9)
      for (let node = root; node < end; node++) expect(body.rides[node]).toBeGreaterThanOrEqual(90)
    }
  })

  test('where longer is slower, no prediction falls as the distance grows', () => {
    const free = grown({ fewestRows: 5, leaves: 31 }, { trees: 30 })
    const bound = grown({ fewestRows: 5, leaves: 31 }, { trees: 30, longer: 1 })
    const falls = ({ forward }: ReturnType<typeof grown>) => {
      let count = 0
      for (const zone of [1, 40, 299])
        for (const hour of [3, 16, 23])
          for (let km = 0.1; km < 20; km += 0.1)
            if (
              forward(Float32Array.of(km, hour, 0.5), zone, 0) > forward(Float32Array.of(km + 0.1, hour, 0.5), zone, 0)
            )
              count++
      return count
    }
    expect(falls(free)).toBeGreaterThan(0)
    expect(falls(bound)).toBe(0)
    expect(rmse(bound)).toBeLessThan(1.2 * rmse(free))
  })

  test('of a quantile leaves that share of rides below', () => {
    for (const alpha of [0.1, 0.9]) {
      const forest = grown({}, { trees: 60, objective: objectiveOf('quantile', { delta: 1, alpha }) })
      const below = forest.target.filter((minutes, i) => minutes <= forest.predict(i)).length / ROWS
      expect(Math.abs(below - alpha)).toBeLessThan(0.04)
    }
  })

  test('of Huber’s loss is hardly moved by a few wild rides', () => {
    const { matrix, target } = someRows()
    const wild = target.map((minutes, i) => (i % 50 === 0 ? minutes + 5_000 : minutes))
    const columns = atOnce(learnBins({ matrix, target, dense: [0, 1, 2], pickups: 1, dropoffs: 1 }))
    const rules = { ...FOREST_RULES, monotone: new Int8Array(columns.length) }
    const medianError = (objective: typeof SQUARED) => {
      const builder = atOnce(buildForest({ columns, matrix, target: wild, objective, rules, seed: 1 }))
      for (let t = 0; t < 40; t++) atOnce(builder.grow())
      const errors = builder.scores.map((score, i) => Math.abs(score - (target[i] as number))).sort()
      return errors[ROWS / 2] as number
    }
    expect(medianError(objectiveOf('huber', { delta: 5, alpha: 0.5 }))).toBeLessThan(0.2 * medianError(SQUARED))
  })
})

import { describe, expect, test } from 'vitest'
import { FAMILIES } from '@/lib/models/families/all'
import { FAMILY_NAMES } from '@/lib/models/family-name'
import { seededRandom } from '@/lib/shared/random'
import { defaultSpace } from './default-space'
import { grid, gridSize } from './grid'
import { positionOf, valueAt } from './position'
import { checkSpace, type Dimension, withoutDefaults } from './search-space'
import { drawSettings } from './suggest'

const LEAVES: Dimension = { kind: 'range', name: 'leaves', from: 4, to: 256, scale: 'log', whole: true }
const SHARE: Dimension = { kind: 'range', name: 'rideShare', from: 0.2, to: 1, scale: 'linear', whole: false }
const LOSS: Dimension = { kind: 'choice', name: 'objective', values: ['squared', 'huber'] }

describe('what a sweep varies', () => {
  test('is allowed by the family, wherever it is drawn, and holds the defaults', () => {
    const random = seededRandom(1)
    for (const family of FAMILY_NAMES) {
      const space = defaultSpace(family)
      if (space.length === 0) continue
      expect(checkSpace(family, space)).toEqual({ ok: true, value: space })
      for (let i = 0; i < 200; i++)
        expect(FAMILIES[family].readSettings(drawSettings(space, random)).ok, family).toBe(true)
      for (const dimension of space) {
        const field = FAMILIES[family].fields.find(({ name }) => name === dimension.name)
        // 0 chooses the penalty by itself.
        if (dimension.name !== 'penalty') expect(positionOf(dimension, field?.default), dimension.name).not.toBeNull()
      }
    }
  })

  test('goes from end to end, in factors where it is a range over factors', () => {
    expect([0, 0.5, 1].map((position) => valueAt(LEAVES, position))).toEqual([4, 32, 256])
    expect([0, 0.5, 1].map((position) => valueAt(SHARE, position))).toEqual([0.2, 0.6, 1])
    expect([0, 0.49, 0.5, 1].map((position) => valueAt(LOSS, position))).toEqual([
      'squared',
      'squared',
      'huber',
      'huber',
    ])
  })

  test('is found again where its values lie', () => {
    for (const dimension of [LEAVES, SHARE, LOSS])
      for (let position = 0; position <= 1; position += 0.05) {
        const value = valueAt(dimension, position)
        expect(valueAt(dimension, positionOf(dimension, value) ?? -1)).toBe(value)
      }
    expect(positionOf(LEAVES, 3)).toBeNull()
    expect(positionOf(LOSS, 'quantile')).toBeNull()
  })

  test('as a grid has every combination once, in an order by lot', () => {
    const space = [LEAVES, SHARE, LOSS]
    const all = [...grid(space, seededRandom(1))]
    expect(gridSize(space)).toBe(18)
    expect(new Set(all.map((each) => JSON.stringify(each))).size).toBe(18)
    expect([...grid(space, seededRandom(2))]).not.toEqual(all)
    expect(new Set(all.slice(0, 6).map(({ leaves }) => leaves)).size).toBeGreaterThan(1)
  })

  test.each([
    [[], 'sweep/nothing-varies'],
    [[{ ...LEAVES, name: 'wheels' }], 'sweep/unknown-setting'],
    [[LEAVES, { ...LEAVES, to: 8 }], 'sweep/twice'],
    [[{ ...LEAVES, from: 256 }], 'sweep/range'],
    [[{ ...SHARE, from: 0, scale: 'log' }], 'sweep/log'],
    [[{ ...LEAVES, to: 257 }], 'sweep/value'],
    [[{ ...SHARE, name: 'objective' }], 'sweep/no-number'],
    [[{ ...LOSS, values: ['squared'] }], 'sweep/choices'],
    [[{ ...LOSS, values: ['squared', 'cubed'] }], 'sweep/value'],
  ] as [Dimension[], string][])('is refused where the family cannot have it (%#: %j)', (space, code) => {
    expect(checkSpace('trees', space)).toMatchObject({ ok: false, error: { code } })
  })

  test('is not written down where it is as it would be anyway', () => {
    expect(withoutDefaults('trees', { leaves: 48, l2: 3, objective: 'squared' })).toEqual({ l2: 3 })
  })
})

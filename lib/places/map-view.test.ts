import fc from 'fast-check'
import { expect, test } from 'vitest'
import { viewOf } from './map-view'

const LAND = { x: 8, y: 40, width: 500, height: 600 }
const spot = fc.record({
  x: fc.double({ min: 8, max: 508, noNaN: true }),
  y: fc.double({ min: 40, max: 640, noNaN: true }),
})

test('two places are both in view, whatever the shape of the frame', () => {
  fc.assert(
    fc.property(spot, spot, fc.double({ min: 0.4, max: 2.5, noNaN: true }), (from, to, shape) => {
      const view = viewOf(LAND, [from, to], shape)
      expect(view.width / view.height).toBeCloseTo(shape)
      for (const { x, y } of [from, to]) {
        expect(x).toBeGreaterThanOrEqual(view.x - 1e-6)
        expect(x).toBeLessThanOrEqual(view.x + view.width + 1e-6)
        expect(y).toBeGreaterThanOrEqual(view.y - 1e-6)
        expect(y).toBeLessThanOrEqual(view.y + view.height + 1e-6)
      }
    }),
  )
})

test('two places near each other are shown close, with a third of the city around them and nothing beyond the land', () => {
  const view = viewOf(
    LAND,
    [
      { x: 20, y: 50 },
      { x: 40, y: 60 },
    ],
    0.5,
  )
  expect(view.width).toBeCloseTo(0.35 * 300)
  expect([view.x, view.y]).toEqual([8, 40])
})

test('with nothing chosen all of the land is shown', () => {
  const view = viewOf(LAND, [], 0.5)
  expect(view).toEqual({ x: 8, y: 40 - 200, width: 500, height: 1000 })
})

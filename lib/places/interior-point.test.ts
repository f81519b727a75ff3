import { expect, test } from 'vitest'
import { interiorPoint } from './interior-point'
import { areaOf, type Polygon, signedSquare } from './polygon'

const square: Polygon = [
  [
    [0, 0],
    [4, 0],
    [4, 4],
    [0, 4],
    [0, 0],
  ],
]
/** A U: the middle of its corners lies outside. */
const horseshoe: Polygon = [
  [
    [0, 0],
    [6, 0],
    [6, 6],
    [5, 6],
    [5, 1],
    [1, 1],
    [1, 6],
    [0, 6],
    [0, 0],
  ],
]

test('the point of a square is its middle', () => {
  const [x, y] = interiorPoint(square)
  expect(x).toBeCloseTo(2, 1)
  expect(y).toBeCloseTo(2, 1)
})

test('the point of a bent shape lies inside it, as far from the edges as can be', () => {
  const [x, y] = interiorPoint(horseshoe)
  const inside = signedSquare(x, y, horseshoe)
  expect(Math.sqrt(inside)).toBeGreaterThan(0.49)
})

test('the point is not in a hole', () => {
  const holed: Polygon = [
    square[0] ?? [],
    [
      [1, 1],
      [3.5, 1],
      [3.5, 3.5],
      [1, 3.5],
      [1, 1],
    ],
  ]
  const [x, y] = interiorPoint(holed)
  expect(signedSquare(x, y, holed)).toBeGreaterThan(0)
  expect(areaOf(holed)).toBe(16 - 6.25)
})

test('a shape without any width has its first corner', () => {
  expect(
    interiorPoint([
      [
        [1, 1],
        [2, 1],
        [3, 1],
        [1, 1],
      ],
    ]),
  ).toEqual([1, 1])
})

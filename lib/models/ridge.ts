import type { FeatureMatrix } from '@/lib/features/feature-matrix'
import { inPieces, type Steps } from '@/lib/shared/steps'

/**
 * XᵀX and Xᵀy of [dense | one-hot pickup | one-hot drop-off | 1], the upper triangle of a square row-major matrix. One-hot columns are
 * never built: a row adds to `width + 3` columns only.
 */
export interface NormalEquations {
  readonly width: number
  readonly pickups: number
  readonly size: number
  readonly gram: Float64Array
  readonly moment: Float64Array
}

export function* accumulateNormal(
  matrix: FeatureMatrix,
  target: Float32Array,
  pickups: number,
  dropoffs: number,
): Steps<NormalEquations> {
  const width = matrix.names.length
  const size = width + pickups + dropoffs + 1
  const gram = new Float64Array(size * size)
  const moment = new Float64Array(size)
  const add = (row: number, column: number, value: number) => {
    const k = row * size + column
    gram[k] = (gram[k] as number) + value
  }
  const addRow = (i: number) => {
    const y = target[i] as number
    const pickup = width + (matrix.pickup[i] as number)
    const dropoff = width + pickups + (matrix.dropoff[i] as number)
    const at = i * width
    for (let j = 0; j < width; j++) {
      const x = matrix.dense[at + j] as number
      const row = j * size
      for (let k = j; k < width; k++) gram[row + k] = (gram[row + k] as number) + x * (matrix.dense[at + k] as number)
      gram[row + pickup] = (gram[row + pickup] as number) + x
      gram[row + dropoff] = (gram[row + dropoff] as number) + x
      gram[row + size - 1] = (gram[row + size - 1] as number) + x
      moment[j] = (moment[j] as number) + x * y
    }
    add(pickup, pickup, 1)
    add(pickup, dropoff, 1)
    add(pickup, size - 1, 1)
    add(dropoff, dropoff, 1)
    add(dropoff, size - 1, 1)
    moment[pickup] = (moment[pickup] as number) + y
    moment[dropoff] = (moment[dropoff] as number) + y
    moment[size - 1] = (moment[size - 1] as number) + y
  }
  yield* inPieces(matrix.rows, (from, to) => {
    for (let i = from; i < to; i++) addRow(i)
  })
  add(size - 1, size - 1, matrix.rows)
  return { width, pickups, size, gram, moment }
}

/** Of the matrix, between two pauses: a hundred million multiplications at most for a thousand columns. */
const ROWS_AT_ONCE = 64

/** Solves (XᵀX + penalty·I) w = Xᵀy by Cholesky's method, the intercept (last) unpenalised. Size³ ÷ 6 multiplications: 30 ms for 500 columns. */
export function* solveRidge({ size, gram, moment }: NormalEquations, penalty: number): Steps<Float64Array> {
  // Row i of `upper` becomes row i of U, where UᵀU is the matrix.
  const upper = gram.slice()
  for (let i = 0; i < size; i++) {
    const k = i * size + i
    upper[k] = (upper[k] as number) + (i === size - 1 ? 1e-9 : Math.max(penalty, 1e-6))
  }
  for (let i = 0; i < size; i++) {
    if (i % ROWS_AT_ONCE === 0) yield
    const row = i * size
    const pivot = Math.sqrt(Math.max(upper[row + i] as number, 1e-12))
    for (let j = i; j < size; j++) upper[row + j] = (upper[row + j] as number) / pivot
    for (let k = i + 1; k < size; k++) {
      const factor = upper[row + k] as number
      if (factor === 0) continue
      const below = k * size
      for (let j = k; j < size; j++)
        upper[below + j] = (upper[below + j] as number) - factor * (upper[row + j] as number)
    }
  }
  const w = moment.slice()
  for (let i = 0; i < size; i++) {
    const value = (w[i] as number) / (upper[i * size + i] as number)
    w[i] = value
    for (let k = i + 1; k < size; k++) w[k] = (w[k] as number) - (upper[i * size + k] as number) * value
  }
  for (let i = size - 1; i >= 0; i--) {
    let value = w[i] as number
    for (let k = i + 1; k < size; k++) value -= (upper[i * size + k] as number) * (w[k] as number)
    w[i] = value / (upper[i * size + i] as number)
  }
  return w
}

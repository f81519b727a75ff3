import type { Steps } from '@/lib/shared/steps'
import type { Ways } from './shortest-paths'

const TURNS = 100

/**
 * Classical scaling (Torgerson 1952) of landmarks by the shortest ways between them: the two directions that the squared ways spread most
 * along, by subspace iteration. Every place is then put where its ways to the landmarks put it (de Silva and Tenenbaum 2004).
 */
export function* scaleClassically(
  places: number,
  { landmarks, length }: Ways,
): Steps<{ readonly x: Float64Array; readonly y: Float64Array }> {
  const m = landmarks.length
  const square = (l: number, i: number) => {
    const way = (length[l] as Float64Array)[i] as number
    return way * way
  }
  const rowMean = new Float64Array(m)
  let mean = 0
  for (let a = 0; a < m; a++) {
    for (let b = 0; b < m; b++) rowMean[a] = (rowMean[a] as number) + square(a, landmarks[b] as number) / m
    mean += (rowMean[a] as number) / m
  }
  const inner = new Float64Array(m * m)
  for (let a = 0; a < m; a++)
    for (let b = 0; b < m; b++)
      inner[a * m + b] =
        -0.5 * (square(a, landmarks[b] as number) - (rowMean[a] as number) - (rowMean[b] as number) + mean)
  yield
  // Any start that is not at right angles to the answer does.
  const first = Float64Array.from({ length: m }, (_, i) => 1 + (i % 7))
  const second = Float64Array.from({ length: m }, (_, i) => 1 + ((3 * i) % 11))
  const next = new Float64Array(m)
  let [sizeX, sizeY] = [0, 0]
  for (let turn = 0; turn < TURNS; turn++) {
    multiply(inner, first, next)
    first.set(next)
    sizeX = normalise(first)
    multiply(inner, second, next)
    const along = dot(next, first)
    for (let i = 0; i < m; i++) second[i] = (next[i] as number) - along * (first[i] as number)
    sizeY = normalise(second)
    if (turn % 10 === 9) yield
  }
  const spread = (axis: Float64Array, size: number) => {
    const out = new Float64Array(places)
    if (!(size > 0)) return out
    const scale = 0.5 / Math.sqrt(size)
    for (let l = 0; l < m; l++) {
      const share = scale * (axis[l] as number)
      for (let i = 0; i < places; i++) out[i] = (out[i] as number) + share * ((rowMean[l] as number) - square(l, i))
    }
    return out
  }
  return { x: spread(first, sizeX), y: spread(second, sizeY) }
}

function multiply(matrix: Float64Array, vector: Float64Array, out: Float64Array): void {
  const m = vector.length
  for (let a = 0; a < m; a++) {
    let sum = 0
    for (let b = 0; b < m; b++) sum += (matrix[a * m + b] as number) * (vector[b] as number)
    out[a] = sum
  }
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number)
  return sum
}

/** Makes a vector's length 1; returns what it was. */
function normalise(vector: Float64Array): number {
  const size = Math.sqrt(dot(vector, vector))
  if (size > 0) for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] as number) / size
  return size
}

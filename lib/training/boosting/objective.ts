/** What a forest makes small. */

type ObjectiveName = 'squared' | 'huber' | 'quantile'

export interface Objective {
  /** Where scores begin. */
  start(target: Float32Array): number
  /** The gradient of the loss by the score for every row into `out`; returns the sum of their sizes. */
  gradients(scores: Float32Array, target: Float32Array, out: Float32Array): number
  /** The best value of a leaf from target − score of its rows, in any order; null where the mean gradient says it. */
  readonly leaf: ((rest: Float32Array) => number) | null
  /** What is made small, of one ride whose score is off by `error`. */
  loss(error: number): number
}

/** `delta`: of Huber's loss, where it turns straight, in units of the target. `alpha`: the quantile, in (0, 1). */
export function objectiveOf(name: ObjectiveName, { delta, alpha }: { delta: number; alpha: number }): Objective {
  switch (name) {
    case 'squared':
      return { start: meanOf, gradients: fill((error) => error), leaf: null, loss: (error) => error * error }
    case 'huber':
      return {
        start: medianOf,
        gradients: fill((error) => Math.max(-delta, Math.min(delta, error))),
        leaf: null,
        loss: (error) => (Math.abs(error) <= delta ? error * error : delta * (2 * Math.abs(error) - delta)),
      }
    case 'quantile':
      return {
        start: (target) => quantileOf(target.slice(), alpha),
        gradients: fill((error) => (error >= 0 ? 1 - alpha : -alpha)),
        leaf: (rest) => quantileOf(rest, alpha),
        loss: (error) => (error >= 0 ? (1 - alpha) * error : -alpha * error),
      }
  }
}

function fill(gradient: (error: number) => number): Objective['gradients'] {
  return (scores, target, out) => {
    let sum = 0
    for (let i = 0; i < scores.length; i++) {
      const value = Math.fround(gradient((scores[i] as number) - (target[i] as number)))
      out[i] = value
      sum += Math.abs(value)
    }
    return sum
  }
}

function meanOf(values: Float32Array): number {
  let sum = 0
  for (const value of values) sum += value
  return sum / Math.max(1, values.length)
}

const medianOf = (values: Float32Array): number => quantileOf(values.slice(), 0.5)

/** The smallest value that a share `alpha` of all does not exceed; 0 of none. Sorts in place. */
function quantileOf(values: Float32Array, alpha: number): number {
  const sorted = values.sort()
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(alpha * sorted.length) - 1))] ?? 0
}

/** What a family has learnt, apart from the features: plain numbers. Minutes throughout; arrays over zones are indexed like the vocabularies. */

interface GlobalMedianBody {
  readonly kind: 'global-median'
  readonly minutes: number
}

/** Mean minutes along a chain: place effects → pair → × band of the day → pair in that band. */
export interface PairHourLookupBody {
  readonly kind: 'pair-hour-lookup'
  readonly mean: number
  readonly pickupEffect: Float32Array
  readonly dropoffEffect: Float32Array
  /** Like the features' `pairKeys`: what is added to the places' effects. */
  readonly pairEffect: Float32Array
  /** A factor for each of `HOUR_BANDS` × (weekday, weekend), weekdays first. */
  readonly bandFactor: Float32Array
  /** `pair × bands + band` of cells with at least five rides, ascending, and the minutes added there. */
  readonly cellKeys: Uint32Array
  readonly cellEffect: Float32Array
}

/** Intercept + weights · dense + a number for each zone. */
export interface LinearBody {
  readonly kind: 'linear'
  readonly intercept: number
  readonly weights: Float32Array
  readonly pickup: Float32Array
  readonly dropoff: Float32Array
}

export const ACTIVATIONS = ['relu', 'linear'] as const
type Activation = (typeof ACTIVATIONS)[number]

export interface DenseLayer {
  readonly units: number
  readonly activation: Activation
  /** inputs × units, row-major. */
  readonly kernel: Float32Array
  readonly bias: Float32Array
}

/**
 * Dense layers over [pickup embedding, drop-off embedding, their product, dense features]; the last has one unit, and
 * minutes = shift + scale × its output.
 */
export interface NeuralBody {
  readonly kind: 'neural'
  /** Numbers a zone is described with. */
  readonly embedding: number
  /** Zones × embedding, row-major. */
  readonly pickup: Float32Array
  readonly dropoff: Float32Array
  readonly layers: readonly DenseLayer[]
  readonly shift: number
  readonly scale: number
}

export type ModelBody = GlobalMedianBody | PairHourLookupBody | LinearBody | NeuralBody

/** Numbers learnt, for the size of a model in words and the cap on uploads. */
export function countParameters(body: ModelBody): number {
  switch (body.kind) {
    case 'global-median':
      return 1
    case 'pair-hour-lookup':
      return (
        1 +
        body.pickupEffect.length +
        body.dropoffEffect.length +
        body.pairEffect.length +
        body.bandFactor.length +
        body.cellEffect.length
      )
    case 'linear':
      return 1 + body.weights.length + body.pickup.length + body.dropoff.length
    case 'neural':
      return body.layers.reduce(
        (sum, layer) => sum + layer.kernel.length + layer.bias.length,
        body.pickup.length + body.dropoff.length,
      )
  }
}

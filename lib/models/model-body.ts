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

export const ACTIVATIONS = ['relu', 'linear', 'elu'] as const
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

/**
 * Regression trees whose leaves add up: minutes = start + the value of one leaf of each tree. Nodes stand tree after tree, each child after
 * its parent, siblings beside each other.
 */
export interface TreesBody {
  readonly kind: 'trees'
  readonly start: number
  /** Where each tree begins: its root. */
  readonly roots: Int32Array
  /** What a node looks at: a dense column, or after the last of those the pickup and the drop-off as categories; −1 in a leaf. */
  readonly column: Int32Array
  /** A ride goes left where its number is not above it. At a category: the number of its set in `sets`. */
  readonly threshold: Float32Array
  /** The left child; the right one is the next. 0 in a leaf. */
  readonly left: Int32Array
  /** A bit for each node: a ride without the number goes left. */
  readonly missingLeft: Uint32Array
  /** Minutes added by a leaf; of an inner node what it would add. */
  readonly value: Float32Array
  /** Training rides that came to a node. */
  readonly rides: Int32Array
  /** By how much its split lowered the squared error of the training rides, min²; 0 in a leaf. */
  readonly gain: Float32Array
  /** The bin (0–255) of each category, as sets know it; 0 where nothing was learnt of it. Empty where it is not looked at. */
  readonly pickupBin: Int32Array
  readonly dropoffBin: Int32Array
  /** Eight words for each set: a bit for each bin that goes left. */
  readonly sets: Uint32Array
}

/** Models that make different errors, averaged: minutes = the sum of weight × what each member says. */
export interface BlendBody {
  readonly kind: 'blend'
  /** One a member, above 0; together 1. */
  readonly weights: readonly number[]
  /** Trees see the dense features as they are, nets see them standardised. */
  readonly members: readonly BlendMember[]
}

export type BlendMember = TreesBody | NeuralBody

/** Words of 32 bits in the set of a category's bins. */
export const SET_WORDS = 8
/** In one blend. */
export const MOST_MEMBERS = 8
/** Trees of a model, and splits above one another: with more of either, one answer could keep a server busy. */
export const MOST_TREES = 2_000
export const MOST_DEPTH = 64

export type ModelBody = GlobalMedianBody | PairHourLookupBody | LinearBody | TreesBody | NeuralBody | BlendBody

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
    case 'trees':
      return 1 + 3 * body.column.length + body.pickupBin.length + body.dropoffBin.length + body.sets.length
    case 'neural':
      return body.layers.reduce(
        (sum, layer) => sum + layer.kernel.length + layer.bias.length,
        body.pickup.length + body.dropoff.length,
      )
    case 'blend':
      return body.members.reduce((sum, member) => sum + countParameters(member), body.weights.length)
  }
}

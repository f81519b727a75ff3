import type { FamilyName } from '@/lib/models/family-name'
import type { Predictor } from '@/lib/models/predictor'
import type { Layout, Zone } from '@/lib/places/zone-set'
import type { ArtefactId } from '@/lib/shared/ids'

/** Where a model comes from, as its artefact tells. */
interface ModelLineage {
  readonly ridecast: string
  readonly family: FamilyName
  readonly features: readonly string[]
  readonly seed: number
  readonly dataFingerprint: string
  /** Local dates, inclusive. */
  readonly trainedFrom: string
  readonly trainedTo: string
  readonly trainingRides: number
  readonly honestAtPickup: boolean
  readonly simulated: boolean
  /** On the validation rides, minutes. */
  readonly validation: { readonly rmse: number; readonly mae: number; readonly n: number; readonly days: number } | null
}

/** What is told of a model, and what it needs to be told. */
export interface ModelFacts {
  readonly artefactId: ArtefactId
  readonly bytes: number
  readonly family: FamilyName
  readonly goldenRides: number
  /** Zones that it can place, by id, with names and points where its zone set has them. */
  readonly zones: readonly Zone[]
  /** What the coordinates of its zones mean. */
  readonly layout: Layout
  /** A ride to try first: its busiest pair of two places some way apart, on the morning after its training. */
  readonly example: { readonly pickupAt: string; readonly pickup: number; readonly dropoff: number }
  /** Which of the values known only after a ride it was (dishonestly) given, and so needs. */
  readonly needs: { readonly distanceKm: boolean; readonly fare: boolean }
  readonly lineage: ModelLineage
}

/** A model in memory: checked, warm, ready to answer. */
export interface LoadedModel extends ModelFacts {
  readonly predictor: Predictor
  /** What a ride costs it about, milliseconds: large batches of a large net are answered in slices. */
  readonly rideMs: number
}

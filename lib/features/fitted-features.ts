import type { ZoneSet } from '@/lib/places/zone-set'
import type { LocalSeconds } from '@/lib/shared/local-time'
import type { FeatureSpec } from './feature-spec'

/** Cells with fewer rides fold into their parent, here and in every lookup: no single ride can be read out of a model. */
export const FEWEST_RIDES = 5

/**
 * What some rows of the past say about places, pairs and hours. Zone arrays are indexed like the vocabularies (0 is "rare or unseen"), pair
 * arrays like `pairKeys`. A count below `FEWEST_RIDES` means: use the parent.
 */
export interface EncodingTables {
  /** Rows counted. */
  readonly rows: number
  /** What counts are multiplied with to stand for all training rows: 1, except in the tables of one fold. */
  readonly countScale: number
  readonly meanMinutes: number
  readonly pickupCount: Int32Array
  readonly pickupMean: Float32Array
  readonly dropoffCount: Int32Array
  readonly dropoffMean: Float32Array
  readonly pairCount: Int32Array
  readonly pairMean: Float32Array
  /** Middle of the pair's metered distances, shrunk towards what its places suggest, to 0.1 km: no single ride's distance. */
  readonly pairKm: Float32Array
  /** Distance where the pair has no past: with points `kmIntercept + kmSlope × straight km`, else from the two zones' means. */
  readonly pickupKm: Float32Array
  readonly dropoffKm: Float32Array
  readonly meanKm: number
  readonly kmIntercept: number
  readonly kmSlope: number
  /** 168 hours of the week, Monday 00 first: how much slower than its pair's mean a ride of that hour is, as a factor. */
  readonly pace: Float32Array
}

/** Everything learnt from training rows that turns a ride into numbers; part of a model's artefact. Numbers are float32 values. */
export interface FittedFeatures {
  readonly spec: FeatureSpec
  /** The places used: their points where there are any, their names for people. */
  readonly zoneSet: ZoneSet | null
  /** Whose coordinates points, distance and bearing are taken of: each ride's own where it has them, or always those of its two zones. */
  readonly pointsOf: 'rides' | 'zones'
  /** Whole days that hold the training rows; `to` is exclusive. */
  readonly span: { readonly from: LocalSeconds; readonly to: LocalSeconds }
  /** Ids with at least five rides, ascending; index i of the array is index i + 1 of the vocabulary. */
  readonly pickupZones: Int32Array
  readonly dropoffZones: Int32Array
  /** `pickup × 65,536 + drop-off` of pairs with at least five rides, ascending. */
  readonly pairKeys: Uint32Array
  readonly tables: EncodingTables
  /** Of each dense column, over the training rows. */
  readonly centre: Float32Array
  readonly scale: Float32Array
}

export const pairKey = (pickup: number, dropoff: number): number => pickup * 65_536 + dropoff

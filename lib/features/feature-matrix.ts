/** What a model looks at, for `rows` rides. */
export interface FeatureMatrix {
  readonly rows: number
  /** Names of the dense columns, in order. */
  readonly names: readonly string[]
  /** rows × names.length, row-major: standardised with the training rows' mean and scale, or raw with NaN where a value is missing. */
  readonly dense: Float32Array
  /** Index of the pickup zone in the fitted vocabulary; 0 is "rare or unseen". All 0 where the zone is not among the features. */
  readonly pickup: Int32Array
  readonly dropoff: Int32Array
}

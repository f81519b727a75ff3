/** What a model looks at, for `rows` rides. */
export interface FeatureMatrix {
  readonly rows: number
  /** Names of the dense columns, in order. */
  readonly names: readonly string[]
  /** rows × names.length, row-major, standardised with the training rows' mean and scale. */
  readonly dense: Float32Array
  /** Index of the pickup zone in the fitted vocabulary; 0 is "rare or unseen". All 0 where the zone is not among the features. */
  readonly pickup: Int32Array
  readonly dropoff: Int32Array
}

/** The rows at these indices, copied. */
export function takeRows(matrix: FeatureMatrix, rows: Int32Array): FeatureMatrix {
  const width = matrix.names.length
  const dense = new Float32Array(rows.length * width)
  const pickup = new Int32Array(rows.length)
  const dropoff = new Int32Array(rows.length)
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number
    dense.set(matrix.dense.subarray(row * width, (row + 1) * width), i * width)
    pickup[i] = matrix.pickup[row] as number
    dropoff[i] = matrix.dropoff[row] as number
  }
  return { rows: rows.length, names: matrix.names, dense, pickup, dropoff }
}

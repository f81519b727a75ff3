import type { MetricSet } from '@/lib/evaluation/metric-set'
import type { FeatureName } from '@/lib/features/catalogue'
import type { Coverage } from '@/lib/models/coverage'
import type { ArtefactId, Sha256 } from '@/lib/shared/ids'
import type { MemoryMeasure } from './peak-memory'

/** What a training took. */
export interface TrainingCost {
  readonly rows: number
  readonly seconds: number
  readonly rowsPerSecond: number
  readonly peakMemoryBytes: number | null
  /** What was measured; absent where nothing was, as in runs of the first release. */
  readonly memoryMeasure?: MemoryMeasure
}

/** What a finished training hands over. */
export interface TrainingOutcome {
  readonly artefactId: ArtefactId
  /** The artefact file (`lib/models/artefact`). */
  readonly artefact: Uint8Array
  readonly metrics: { readonly valid: MetricSet; readonly test: MetricSet | null }
  /** What the model's intervals held of the same rides; absent where it has none. */
  readonly coverage?: { readonly valid: readonly Coverage[]; readonly test: readonly Coverage[] | null }
  /** Predicted minutes for each validation ride, in dataset order. */
  readonly validPredictions: Float32Array
  readonly testPredictions: Float32Array | null
  /** Hash of the validation rides (times, zones, durations): runs with different ones are not compared. */
  readonly validFingerprint: Sha256
  readonly testFingerprint: Sha256 | null
  readonly cost: TrainingCost
  /** What the model looks at: of the features asked for those that its family uses and that these trips have. */
  readonly features: readonly FeatureName[]
  /** False where a feature is only known after the ride. */
  readonly honestAtPickup: boolean
  /** The rides were of a simulated city. */
  readonly simulated: boolean
}

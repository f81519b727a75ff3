import type { MetricSet } from '@/lib/evaluation/metric-set'
import type { RideLimits, UsedParts } from '@/lib/features/ride-limits'
import type { Split } from '@/lib/features/split'
import type { Coverage } from '@/lib/models/coverage'
import type { FamilyName } from '@/lib/models/family-name'
import type { Millis } from '@/lib/shared/clock'
import type { ArtefactId, DatasetId, RunId, Sha256, SweepId, ZoneSetId } from '@/lib/shared/ids'
import type { Failure } from '@/lib/shared/result'
import type { TrainingCost } from '@/lib/training/training-outcome'

/** What a run was asked to do: enough to do it again. */
export interface RunRecipe {
  readonly datasetId: DatasetId
  readonly family: FamilyName
  readonly settings: Readonly<Record<string, unknown>>
  readonly features: readonly string[]
  readonly split: Split
  readonly seed: number
  readonly zoneSetId: ZoneSetId | null
  /** Absent where all rides are used. */
  readonly limits?: RideLimits
}

export interface Environment {
  readonly ridecast: string
  /** "Chromium 156" or "Node 20.20". */
  readonly host: string
  /** "tfjs wasm simd, 1 thread", "typed arrays", … */
  readonly backend: string
  readonly cores: number
}

export interface EpochPoint {
  readonly epoch: number
  readonly trainRmse: number
  readonly tailRmse: number | null
  readonly rowsPerSecond: number
  /** Seconds since training began. */
  readonly elapsed: number
}

export interface RunResult {
  readonly artefactId: ArtefactId
  readonly artefactBytes: number
  readonly metrics: { readonly valid: MetricSet; readonly test: MetricSet | null }
  /** What its intervals held of the same rides; absent where it has none, and in runs from before there were any. */
  readonly coverage?: { readonly valid: readonly Coverage[]; readonly test: readonly Coverage[] | null }
  readonly validFingerprint: Sha256
  readonly testFingerprint: Sha256 | null
  readonly honestAtPickup: boolean
  /** Were the rides of a simulated city? Absent in runs from before this was kept with them. */
  readonly simulated?: boolean
  readonly cost: TrainingCost
  /** What there was to draw from; present where the recipe has limits. */
  readonly used?: UsedParts
}

/** `search` watches the last training days to choose the number of epochs; `final` learns on all of them for that many. */
export interface TrainingPass {
  readonly name: 'search' | 'final'
  /** 1-based, within the pass. */
  readonly epoch: number
  readonly epochs: number
}

export type RunState =
  | { readonly status: 'queued' }
  | {
      readonly status: 'training'
      readonly heartbeatAt: Millis
      readonly stage: 'features' | 'training' | 'evaluation'
      readonly epoch: number
      readonly epochs: number
      /** Of a net, which learns twice; `epoch` and `epochs` count on through both. Absent where there is one pass, and in old runs. */
      readonly pass?: TrainingPass
      readonly secondsLeft: number | null
      /** Why it begins anew where its tab is closed; absent where it goes on from a checkpoint. */
      readonly notKept?: 'no room' | 'library'
    }
  | { readonly status: 'interrupted'; readonly at: Millis }
  | {
      readonly status: 'cancelled'
      readonly at: Millis
      /** Where somebody asked to keep the best so far and there was none. */
      readonly because?: Failure
    }
  | { readonly status: 'failed'; readonly at: Millis; readonly error: Failure }
  | { readonly status: 'finished'; readonly at: Millis; readonly result: RunResult }

/** What a sweep writes down of a run that it made. */
export interface SweepPart {
  readonly sweepId: SweepId
  /** Which settings of the sweep, from 0. */
  readonly trial: number
  /** Where it stands in the order of the sweep's trainings, and at which level; null: it is the winner, trained on the whole. */
  readonly training: { readonly place: number; readonly level: number } | null
  /** Its settings were chosen by the very rides that it is judged by, so that its error flatters it. */
  readonly isSelectedOn: boolean
}

export interface Run {
  readonly schemaVersion: 1
  readonly id: RunId
  readonly name: string
  readonly createdAt: Millis
  readonly recipe: RunRecipe
  readonly environment: Environment | null
  readonly state: RunState
  readonly tags: readonly string[]
  readonly notes: string
  /** When it was put in the bin, or null. The bin empties after 30 days. */
  readonly binnedAt: Millis | null
  /** Present where a sweep made it. */
  readonly sweep?: SweepPart
}

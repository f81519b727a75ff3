import type { Run } from '@/lib/experiments/run'
import type { Alias, ModelVersion, RegistryEvent } from '@/lib/registry/model-version'
import type { DatasetId } from '@/lib/shared/ids'

/** An endpoint, as far as the maturity of a workspace goes. */
export interface EndpointFacts {
  readonly name: string
  readonly model: string
  readonly version: number
  /** A rollback stands in its timeline. */
  readonly hasRolledBack: boolean
  /** How many times a version went live on it. */
  readonly deployments: number
  /** Rides predicted since the server started. */
  readonly predictions: number
}

/** What a workspace holds when its maturity is judged. Runs in the bin do not count. */
export interface WorkspaceFacts {
  readonly datasets: readonly { readonly id: DatasetId; readonly name: string }[]
  readonly runs: readonly Run[]
  readonly versions: readonly ModelVersion[]
  readonly aliases: readonly Alias[]
  readonly events: readonly RegistryEvent[]
  /** Null where the server cannot be asked (away, or nobody is signed in), "asking" until it has answered. */
  readonly endpoints: readonly EndpointFacts[] | 'asking' | null
}

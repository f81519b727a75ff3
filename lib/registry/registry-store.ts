import type { ArtefactId } from '@/lib/shared/ids'
import type { Result } from '@/lib/shared/result'
import type { Alias, ModelVersion, RegistryEvent } from './model-version'

/** What is registered now. */
export interface Registry {
  readonly versions: readonly ModelVersion[]
  readonly aliases: readonly Alias[]
}

/** What one decision adds. Versions and events are only ever added; an alias without a version is taken away. */
export interface RegistryChange {
  readonly addVersions: readonly ModelVersion[]
  readonly setAliases: readonly Alias[]
  readonly dropAliases: readonly Pick<Alias, 'model' | 'alias'>[]
  readonly events: readonly RegistryEvent[]
}

export interface RegistryStore {
  read(): Promise<Registry>
  /** Oldest first; of one model or of all. */
  events(model?: string): Promise<readonly RegistryEvent[]>
  /**
   * Reads, decides and writes in one transaction, so that two tabs that register at once get two numbers. Bytes given are stored with
   * the change or not at all.
   */
  commit(
    decide: (registry: Registry) => Result<RegistryChange>,
    artefact?: { readonly id: ArtefactId; readonly bytes: Uint8Array },
  ): Promise<Result<RegistryChange>>
  /** The artefact file. Fails where it is gone or where its bytes are no longer those that were stored. */
  artefact(id: ArtefactId): Promise<Result<Uint8Array>>
}

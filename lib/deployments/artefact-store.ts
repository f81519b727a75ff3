import type { FamilyName } from '@/lib/models/family-name'
import type { Millis } from '@/lib/shared/clock'
import type { ArtefactId } from '@/lib/shared/ids'

/** Model bytes, addressed by their SHA-256. */
export interface ArtefactStore {
  /** Keeps the bytes unless they are here already, and says which; sooner or later unused ones are swept. */
  put(id: ArtefactId, bytes: Uint8Array, family: FamilyName, at: Millis): Promise<'stored' | 'known'>
  get(id: ArtefactId): Promise<Uint8Array | null>
  /** Bytes of all models that no deployment names, this one left out. */
  unusedBytes(but: ArtefactId): Promise<number>
  /** Removes what no deployment names and was uploaded before `before`; returns how many. */
  sweep(before: Millis): Promise<number>
}

import type { ZoneSetId } from '@/lib/shared/ids'
import type { ZoneSet } from './zone-set'

export interface ZoneSetStore {
  list(): Promise<readonly ZoneSet[]>
  get(id: ZoneSetId): Promise<ZoneSet | null>
  /** The same zones twice are one zone set. */
  put(zoneSet: ZoneSet): Promise<void>
  remove(id: ZoneSetId): Promise<void>
}

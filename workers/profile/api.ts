import type { DatasetDrift } from '@/lib/monitoring/dataset-drift'
import type { DatasetId } from '@/lib/shared/ids'
import type { Result } from '@/lib/shared/result'
import type { Profile } from '@/lib/trips/profile'
import type { ProfiledRows } from '@/lib/trips/profile-rows'
import type { TripFilter } from '@/lib/trips/trip-filter'

/** Names a question, so that it can be taken back. */
export type Ticket = number

/** Told what share of the work is done, now and then. */
export type TellShare = (share: number) => void | Promise<void>

/** Figures of stored trips, away from the page. Codes: `profile/cancelled`, `dataset/unknown`, `dataset/missing`, `profile/failed`. */
export interface ProfileWorker {
  /** Makes a dataset's profile anew from its rows, with every part that a profile has by now, and keeps it. */
  renew(id: DatasetId, ticket: Ticket, tell: TellShare): Promise<Result<Profile>>
  /** The rows for which a filter holds. Nothing is kept. */
  filtered(id: DatasetId, filter: TripFilter, ticket: Ticket, tell: TellShare): Promise<Result<ProfiledRows>>
  /** How far the second dataset moved away from the first, column by column. */
  drift(reference: DatasetId, other: DatasetId, ticket: Ticket, tell: TellShare): Promise<Result<DatasetDrift>>
  /** Ends a question, which then answers `profile/cancelled`. Does nothing where it is answered. */
  cancel(ticket: Ticket): Promise<void>
}

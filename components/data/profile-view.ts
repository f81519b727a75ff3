import type { Profile } from '@/lib/trips/profile'

/** Rides in figures, and what their panels call them: a dataset, or those of it for which a filter holds. */
export interface ProfileView {
  /** Begins the names of the files that are saved. */
  readonly name: string
  readonly rows: number
  readonly profile: Profile
}

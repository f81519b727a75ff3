import { fail, ok, type Result } from '@/lib/shared/result'

/** What a trip must satisfy to be kept. Part of a dataset's fingerprint. */
export interface ImportRules {
  readonly version: 1
  /** Rides shorter than this are rejected, in seconds. */
  readonly minimumSeconds: number
  /** Rides longer than this are rejected, in seconds. */
  readonly maximumSeconds: number
}

export const DEFAULT_RULES: ImportRules = { version: 1, minimumSeconds: 60, maximumSeconds: 3600 }

/** No rule keeps a ride of more than a day. */
export const LONGEST_RIDE_SECONDS = 86_400

/** Fails with `rules/out-of-range`. */
export function checkRules(rules: ImportRules): Result<ImportRules> {
  const { minimumSeconds: least, maximumSeconds: most } = rules
  if (!Number.isInteger(least) || !Number.isInteger(most) || least < 1 || most < least || most > LONGEST_RIDE_SECONDS)
    return fail(
      'rules/out-of-range',
      `Rides of ${least} to ${most} seconds cannot be kept: the minimum must be at least 1, the maximum between the minimum and ${LONGEST_RIDE_SECONDS} (a day), both whole seconds.`,
    )
  return ok(rules)
}

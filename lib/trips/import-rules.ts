/** What a trip must satisfy to be kept. Part of a dataset's fingerprint. */
export interface ImportRules {
  readonly version: 1
  /** Rides shorter than this are rejected, in seconds. */
  readonly minimumSeconds: number
  /** Rides longer than this are rejected, in seconds. */
  readonly maximumSeconds: number
}

export const DEFAULT_RULES: ImportRules = { version: 1, minimumSeconds: 60, maximumSeconds: 3600 }

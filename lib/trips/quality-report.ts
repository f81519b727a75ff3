import type { RejectReason } from './reject-reason'

/** One rejected row, kept as an example: its file, its line (1-based, header is line 1) and what was wrong, as a sentence. */
export interface RejectSample {
  readonly file: string
  readonly line: number
  readonly reason: RejectReason
  readonly detail: string
}

/** `read === kept + sum(rejected)`, always. */
export interface QualityReport {
  readonly read: number
  readonly kept: number
  readonly rejected: Readonly<Record<RejectReason, number>>
  /** The first few of each reason. */
  readonly samples: readonly RejectSample[]
  /** Kept rows whose pickup or drop-off is one of the format's unknown-place ids. */
  readonly unknownPlaces: number
}

import { REJECT_REASONS, type RejectReason } from './reject-reason'

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

/** Of rows that were judged before and are only kept on: none is rejected. */
export const keptOnly = (rows: number): QualityReport => ({
  read: rows,
  kept: rows,
  rejected: noneRejected(),
  samples: [],
  unknownPlaces: 0,
})

/** What was said of several imports, said of all of them; `repeated` rides are in more than one, and are kept once. */
export function addQuality(reports: readonly QualityReport[], repeated: number): QualityReport {
  const rejected = noneRejected()
  for (const reason of REJECT_REASONS) for (const report of reports) rejected[reason] += report.rejected[reason] ?? 0
  rejected['repeated-ride'] += repeated
  const sum = (count: (report: QualityReport) => number) => reports.reduce((all, report) => all + count(report), 0)
  return {
    read: sum(({ read }) => read),
    kept: sum(({ kept }) => kept) - repeated,
    rejected,
    samples: reports.flatMap(({ samples }) => samples),
    unknownPlaces: sum(({ unknownPlaces }) => unknownPlaces),
  }
}

const noneRejected = (): Record<RejectReason, number> =>
  Object.fromEntries(REJECT_REASONS.map((reason) => [reason, 0])) as Record<RejectReason, number>

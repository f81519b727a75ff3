import { formatCount } from '@/lib/shared/format-number'
import { formatMonth } from '@/lib/shared/format-time'
import type { Dataset } from '@/lib/trips/dataset'
import { fileStem } from '@/lib/trips/dataset-name'
import { FIELD_TITLES } from '@/lib/trips/formats/trip-field-titles'
import type { RejectSample } from '@/lib/trips/quality-report'
import type { RejectReason } from '@/lib/trips/reject-reason'
import { REJECT_REASONS } from '@/lib/trips/reject-reason'
import { rowWord } from '@/lib/trips/row-place'

/** A line of the quality report. */
export interface RejectLine {
  readonly reason: RejectReason
  readonly title: string
  readonly rows: number
  /** 0–1 of the rows read. */
  readonly share: number
  readonly first: string | null
}

const minutes = (seconds: number): string =>
  seconds % 60 === 0 ? `${formatCount(seconds / 60)}\u00a0min` : `${formatCount(seconds)}\u00a0s`

/** Why rows were rejected, in words that name the rule's figure. */
export function reasonTitle(reason: RejectReason, dataset: Pick<Dataset, 'rules' | 'profile'>): string {
  switch (reason) {
    case 'stray-quote':
      return 'Stray quote'
    case 'wrong-field-count':
      return 'Wrong number of fields'
    case 'unreadable-time':
      return 'Unreadable time'
    case 'bad-number':
      return 'Not a number'
    case 'bad-zone':
      return 'Bad zone id'
    case 'bad-point':
      return 'No valid coordinates'
    case 'dropoff-not-after-pickup':
      return dataset.profile.columns.some(({ readAs }) => readAs === FIELD_TITLES.duration)
        ? 'Duration not above 0'
        : 'Drop-off not after pickup'
    case 'under-minimum':
      return `Under ${minutes(dataset.rules.minimumSeconds)}`
    case 'over-maximum':
      return `Over ${minutes(dataset.rules.maximumSeconds)}`
    case 'stray-month': {
      const months = dataset.profile.months
      const [only] = months
      return months.length === 1 && only ? `Outside ${formatMonth(only.month)}` : 'Outside its file’s month'
    }
    case 'repeated-ride':
      return 'In another file too'
  }
}

/** The month in a file's name where that tells the files apart, else the name without its ending. */
function shortFileName(file: string, files: Dataset['files']): string {
  const month = (name: string) => /\d{4}-\d{2}/.exec(name)?.[0]
  const months = new Set(files.map(({ name }) => month(name)))
  return (months.size === files.length && month(file)) || fileStem(file)
}

/** Where a rejected row stands: its file too, where the dataset has several. */
export function rejectPlace(sample: Pick<RejectSample, 'file' | 'line'>, files: Dataset['files']): string {
  const [word, number] = [rowWord(sample.file), formatCount(sample.line)]
  if (files.length > 1) return `${shortFileName(sample.file, files)}, ${word} ${number}`
  return `${word === 'row' ? 'Row' : 'Line'} ${number}`
}

/** Reasons that rejected something, the most first. */
export function rejectLines(dataset: Pick<Dataset, 'rules' | 'profile' | 'quality' | 'files'>): readonly RejectLine[] {
  const { read, rejected, samples } = dataset.quality
  return REJECT_REASONS.filter((reason) => rejected[reason] > 0)
    .map((reason) => {
      const sample = samples.find((each) => each.reason === reason)
      return {
        reason,
        title: reasonTitle(reason, dataset),
        rows: rejected[reason],
        share: read === 0 ? 0 : rejected[reason] / read,
        first: sample ? `${rejectPlace(sample, dataset.files)}: ${shortened(sample.detail)}` : null,
      }
    })
    .sort((a, b) => b.rows - a.rows)
}

/** The first clause of a sentence: what was found, without the rule that it broke. */
const shortened = (detail: string): string =>
  (detail.split(/[;:] |\.$/)[0] ?? detail).replace(/^The (?:ride took|pickup(?= \d)|ride of(?= \d)) /, '')

/** Share of the rows read (0–1) that the maximum duration hides. */
export const hiddenByMaximum = ({ read, rejected }: Dataset['quality']): number =>
  read === 0 ? 0 : rejected['over-maximum'] / read

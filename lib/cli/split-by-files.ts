import type { Split } from '@/lib/features/split'
import { dayOf, formatLocalTime, localSeconds } from '@/lib/shared/local-time'
import { fail, ok, type Result } from '@/lib/shared/result'
import type { SourceFile } from '@/lib/trips/dataset'
import type { TripColumns } from '@/lib/trips/trip-columns'

const DAY = 86_400

interface Span {
  readonly first: number
  readonly last: number
}

/**
 * The split by time that files named as parts amount to: training files first, then validation, then test files. Each part begins at the
 * day of its first ride. Fails where a ride of a part starts before the end of the part that comes before it: a model must be judged on
 * later rides than it learnt from.
 */
export function splitByFiles(
  trips: TripColumns,
  files: readonly SourceFile[],
  counts: { readonly train: number; readonly valid: number },
): Result<Split> {
  const span = (from: number, to: number): Span | null => {
    let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
    for (const file of files.slice(from, to))
      for (const at of trips.pickupAt.subarray(file.firstRow, file.firstRow + file.keptRows)) {
        if (at < first) first = at
        if (at > last) last = at
      }
    return first <= last ? { first, last } : null
  }
  const train = span(0, counts.train)
  const valid = span(counts.train, counts.train + counts.valid)
  const test = span(counts.train + counts.valid, files.length)
  if (train === null) return fail('split/empty-part', 'The training files hold no ride that can be kept.')
  if (valid === null) return fail('split/empty-part', 'The validation files hold no ride that can be kept.')
  const late = overlap('training', train, 'validation', valid) ?? (test && overlap('validation', valid, 'test', test))
  if (late) return late
  const last = test?.last ?? valid.last
  return ok({
    from: localSeconds(dayOf(train.first) * DAY),
    validFrom: beginningAfter(train, valid),
    testFrom: test === null ? null : beginningAfter(valid, test),
    to: localSeconds((dayOf(last) + 1) * DAY),
  })
}

/** The start of the day of the part's first ride, or that ride itself where the part before still has rides on that day. */
const beginningAfter = (before: Span, part: Span) => {
  const day = dayOf(part.first) * DAY
  return localSeconds(day > before.last ? day : part.first)
}

const overlap = (name: string, before: Span, next: string, after: Span) =>
  before.last < after.first
    ? null
    : fail(
        'split/overlap',
        `The ${next} rides begin at ${formatLocalTime(after.first)}, before the last of the ${name} rides at ${formatLocalTime(before.last)}: name files of a later time.`,
      )

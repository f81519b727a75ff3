import { LEAST_DAYS, type Split } from '@/lib/features/split'
import { formatLocalDate, localSeconds } from '@/lib/shared/local-time'
import { fail, ok, type Result } from '@/lib/shared/result'
import type { RidesOfDay } from '@/lib/trips/profile'

const DAY = 86_400
const SHARE = 0.2

/**
 * The training period of a split, cut in two for a choice of settings: its last days judge, what comes before is learnt from. Nothing of the
 * validation or the test period is in it. The fewest whole days that hold a fifth of the rides, and a week where there are three to learn
 * from. Takes days with rides, in order. Fails where training has rides on one day only.
 */
export function tailSplit({ from, validFrom }: Split, days: readonly RidesOfDay[]): Result<Split> {
  const inside = days.filter(({ day, rows }) => rows > 0 && day * DAY < validFrom && (day + 1) * DAY > from)
  if (inside.length < 2)
    return fail(
      'sweep/one-day',
      `The training period from ${formatLocalDate(from)} has rides on ${inside.length === 0 ? 'no day' : 'one day'}: a sweep judges by the last of several. Let it begin earlier.`,
    )
  const all = inside.reduce((sum, { rows }) => sum + rows, 0)
  let cut = inside.length
  let held = 0
  while (cut > 1 && held < SHARE * all) held += inside[--cut]?.rows ?? 0
  if (inside.length >= 4 * LEAST_DAYS) cut = Math.min(cut, inside.length - LEAST_DAYS)
  const first = inside[cut]?.day ?? 0
  return ok({ from, validFrom: localSeconds(first * DAY), testFrom: null, to: validFrom })
}

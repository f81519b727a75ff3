import { secondOfWeek } from '@/lib/features/second-of-week'

/** Hours at which a new band of the day begins: night, morning rush, midday, afternoon rush, evening, late. */
const STARTS = [0, 6, 10, 15, 19, 22] as const

const HOUR_BANDS = STARTS.length

/** Bands of the day on weekdays, then at weekends. */
export const WEEK_BANDS = 2 * HOUR_BANDS

/** `weekdays 6–10`: the bands in their order. */
export const WEEK_BAND_NAMES: readonly string[] = ['weekdays', 'weekends'].flatMap((days) =>
  STARTS.map((start, i) => `${days} ${start}–${STARTS[i + 1] ?? 24}`),
)

const BAND_OF_HOUR = Uint8Array.from({ length: 168 }, (_, hour) => {
  const band = STARTS.findLastIndex((start) => hour % 24 >= start)
  return hour >= 120 ? HOUR_BANDS + band : band
})

/** 0 … `WEEK_BANDS` − 1. */
export const weekBandOf = (pickupAt: number): number =>
  BAND_OF_HOUR[Math.floor(secondOfWeek(pickupAt) / 3600)] as number

import { cos } from '@/lib/shared/rounded-math'

/** A learning rate that rises to its peak over the first part of training and falls to nearly nothing (Smith 2018, "one cycle"). */
export interface OneCycle {
  readonly peak: number
  readonly steps: number
  /** Share of the steps spent rising. */
  readonly rise: number
}

const START = 0.1
const END = 0.002

/** The rate of step `at` (0-based): half-cosines from peak/10 up to the peak, then down to peak/500. Rounded to float32. */
export function rateAt({ peak, steps, rise }: OneCycle, at: number): number {
  const top = Math.max(1, rise * steps)
  const [from, to, part] =
    at < top ? [START * peak, peak, at / top] : [peak, END * peak, (at - top) / Math.max(1, steps - top)]
  return Math.fround(from + (to - from) * 0.5 * (1 - cos(Math.PI * Math.min(1, part))))
}

import type { Random } from '@/lib/shared/random'
import { cos, exp, log } from '@/lib/shared/rounded-math'

/*
 * What makes two rides of the same place and time differ, and what no model can therefore know: drivers and lights (log-normal), the
 * way taken (log-normal, and seen in the metered distance), and now and then something in the way (exponential).
 */
const DRIVER = 0.25
const DETOUR = 0.1
const HOLD_UP_SHARE = 0.07
const HOLD_UP_MINUTES = 7

export interface Luck {
  /** Multiplies the ride's mean; 1 in the mean. */
  readonly factor: number
  /** Multiplies the road's length. */
  readonly detour: number
  /** Minutes on top. */
  readonly holdUp: number
}

/** Draws the luck of one ride. */
export function drawLuck(random: Random): Luck {
  const detour = exp(DETOUR * gaussian(random) - (DETOUR * DETOUR) / 2)
  const driver = exp(DRIVER * gaussian(random) - (DRIVER * DRIVER) / 2)
  const isHeldUp = random.next() < HOLD_UP_SHARE
  return { factor: detour * driver, detour, holdUp: isHeldUp ? -HOLD_UP_MINUTES * log(1 - random.next()) : 0 }
}

/** Minutes that luck adds in the mean. */
export const MEAN_HOLD_UP = HOLD_UP_SHARE * HOLD_UP_MINUTES

/** Box–Muller. */
function gaussian(random: Random): number {
  const radius = Math.sqrt(-2 * log(1 - random.next()))
  return radius * cos(2 * Math.PI * random.next())
}

import type { Random } from '@/lib/shared/random'
import { cos, exp, log } from '@/lib/shared/rounded-math'

/** A density over positions from 0 to 1, made of bumps around some of them and one wide one. */
export interface Parzen {
  /** At a position; never 0. */
  density(position: number): number
  draw(random: Random): number
}

const WIDE = { centre: 0.5, width: 1 }

/**
 * Bumps as wide as the way to the farther neighbour, as in Bergstra et al., “Algorithms for Hyper-Parameter Optimization”, NIPS 2011,
 * section 4.2, cut off at both ends; no narrower than a share that shrinks as points come.
 */
export function parzen(positions: readonly number[]): Parzen {
  const narrowest = 1 / Math.min(100, positions.length + 2)
  const all = [...positions.map((centre) => ({ centre, wide: false })), { centre: WIDE.centre, wide: true }]
  all.sort((a, b) => a.centre - b.centre)
  const bumps = all.map(({ centre, wide }, i) => {
    const left = centre - (all[i - 1]?.centre ?? 0)
    const right = (all[i + 1]?.centre ?? 1) - centre
    const width = wide ? WIDE.width : Math.min(1, Math.max(narrowest, left, right))
    return { centre, width, mass: below((1 - centre) / width) - below(-centre / width) }
  })
  return {
    density: (position) =>
      bumps.reduce((sum, { centre, width, mass }) => sum + bell((position - centre) / width) / (width * mass), 0) /
      bumps.length,
    draw(random) {
      const { centre, width } = bumps[random.int(bumps.length)] as (typeof bumps)[number]
      for (;;) {
        const drawn = centre + width * gaussian(random)
        if (drawn >= 0 && drawn <= 1) return drawn
      }
    },
  }
}

/** A share for each of some choices: what was counted, and one more of each. */
export function shares(counts: readonly number[]): readonly number[] {
  const all = counts.reduce((sum, count) => sum + count + 1, 0)
  return counts.map((count) => (count + 1) / all)
}

/** One of the choices, by their shares. */
export function drawShare(each: readonly number[], random: Random): number {
  let rest = random.next()
  for (const [i, share] of each.entries()) {
    rest -= share
    if (rest < 0) return i
  }
  return each.length - 1
}

const ROOT_TWO_PI = 2.5066282746310002
const bell = (x: number): number => exp((-x * x) / 2) / ROOT_TWO_PI

/** The standard normal distribution function within 7.5e-8: Abramowitz and Stegun, Handbook of Mathematical Functions, 26.2.17. */
function below(x: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(x))
  const tail =
    bell(x) * t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
  return x >= 0 ? 1 - tail : tail
}

/** Box and Muller's. */
const gaussian = (random: Random): number => Math.sqrt(-2 * log(1 - random.next())) * cos(2 * Math.PI * random.next())

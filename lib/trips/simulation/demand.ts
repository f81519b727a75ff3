import type { Random } from '@/lib/shared/random'
import { exp } from '@/lib/shared/rounded-math'
import type { City } from './city'
import { roadKm, traffic } from './roads'

/** Rides wanted by hour of the week (Monday 0 h first), relative. */
export function hourlyDemand(): Float64Array {
  return Float64Array.from({ length: 168 }, (_, i) => {
    const weekday = Math.floor(i / 24)
    const hour = (i % 24) + 0.5
    const { inbound, outbound } = traffic(hour, weekday)
    const evening = bell(hour - 20, 18)
    const day = bell(hour - 14, 30)
    const night = weekday >= 5 ? bell(hour - 1, 8) : 0
    return 0.12 + 0.9 * inbound + 0.9 * outbound + 0.55 * day + (weekday >= 4 ? 0.9 : 0.5) * evening + 0.9 * night
  })
}

const bell = (x: number, width: number): number => exp(-(x * x) / width)

/** Draws where rides start and end: more in busy zones, fewer the farther; inwards in the morning, outwards in the evening. */
export interface PairDraw {
  draw(hour: number, weekday: number, random: Random): { from: number; to: number }
}

const REACH_KM = 6

export function pairDraw({ zones }: City): PairDraw {
  const tables = ([0, 1, 2] as const).map((tide) => {
    const weight = (central: number, isStart: boolean) =>
      tide === 0 ? 1 : (tide === 1) === isStart ? 1.5 - central : 0.5 + 1.5 * central
    const starts = cumulative(zones.map((zone) => zone.pull * weight(zone.central, true)))
    const ends = zones.map((from) =>
      cumulative(zones.map((to) => to.pull * weight(to.central, false) * exp(-roadKm(from, to) / REACH_KM))),
    )
    return { starts, ends }
  })
  return {
    draw(hour, weekday, random) {
      const tide = weekday >= 5 ? 0 : hour < 11 ? 1 : hour < 15 ? 0 : 2
      const table = tables[tide]
      const from = drawIndex(table?.starts ?? new Float64Array(1), random)
      return { from, to: drawIndex(table?.ends[from] ?? new Float64Array(1), random) }
    },
  }
}

export function cumulative(weights: ArrayLike<number>): Float64Array {
  const sums = new Float64Array(weights.length)
  let sum = 0
  for (let i = 0; i < weights.length; i++) {
    sum += weights[i] as number
    sums[i] = sum
  }
  return sums
}

/** An index drawn in proportion to the weights whose running sums are given. */
export function drawIndex(sums: Float64Array, random: Random): number {
  const wanted = random.next() * (sums[sums.length - 1] as number)
  let low = 0
  let high = sums.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sums[middle] as number) > wanted) high = middle
    else low = middle + 1
  }
  return low
}

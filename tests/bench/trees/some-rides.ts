import type { FeatureMatrix } from '@/lib/features/feature-matrix'
import { seededRandom } from '@/lib/shared/random'

export const COLUMNS = 13
export const ZONES = 263

/** Made-up rides as trees look at them: 13 numbers and two zones each, minutes that follow some of them, and noise of 5 min. */
export function someRides(
  rows: number,
  seed: number,
): { readonly matrix: FeatureMatrix; readonly target: Float32Array } {
  const random = seededRandom(seed)
  const zoneDelay = seededRandom(99)
  const delay = Float32Array.from({ length: ZONES + 1 }, () => 8 * zoneDelay.next())
  const normal = () => Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next())
  const dense = new Float32Array(rows * COLUMNS)
  const [pickup, dropoff] = [new Int32Array(rows), new Int32Array(rows)]
  const target = new Float32Array(rows)
  for (let i = 0; i < rows; i++) {
    const [km, hour, weekday] = [20 * random.next() ** 2, 24 * random.next(), random.int(7)]
    const [from, to] = [1 + Math.floor(ZONES * random.next() ** 2), 1 + Math.floor(ZONES * random.next() ** 2)]
    const rush = weekday < 5 && hour > 15 && hour < 19 ? 1.4 : 1
    dense.set([km, hour, weekday], i * COLUMNS)
    for (let j = 3; j < COLUMNS; j++) dense[i * COLUMNS + j] = random.next()
    pickup[i] = from
    dropoff[i] = to
    target[i] =
      4 +
      2.2 * km * rush +
      (delay[from] as number) +
      (delay[to] as number) * (1 + (dense[i * COLUMNS + 3] as number)) +
      5 * normal()
  }
  const names = Array.from({ length: COLUMNS }, (_, j) => `x${j}`)
  return { matrix: { rows, names, dense, pickup, dropoff }, target }
}

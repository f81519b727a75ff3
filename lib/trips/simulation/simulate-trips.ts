import { daysFromCivil, formatLocalTime, hourOf, secondOfDay, weekdayOf } from '@/lib/shared/local-time'
import { type Random, seededRandom } from '@/lib/shared/random'
import { DEFAULT_RULES } from '../import-rules'
import { type City, simulatedCity } from './city'
import { cumulative, drawIndex, hourlyDemand, pairDraw } from './demand'
import { leaveGaps, lineOf, type RowTexts, spoilRow, UNKNOWN_ZONE } from './dirt'
import { drawLuck, MEAN_HOLD_UP } from './noise'
import { expectedMinutes, roadKm } from './roads'
import type { SimulationOptions } from './simulation-options'

/** One simulated month, as the file of a real one would be. */
interface SimulatedFile {
  readonly name: string
  readonly parts: readonly Uint8Array<ArrayBuffer>[]
}

/** What a simulation yields while it works, and the luck in what it has written. */
export interface SimulationProgress {
  readonly written: number
  readonly of: number
}

export interface Simulation {
  readonly files: readonly SimulatedFile[]
  /**
   * Root of the mean squared difference in minutes between the clean rides of the last month and what they take in the mean: the error
   * that the best possible model makes on the rides that it is judged by. Tails are heavy, so that it differs from month to month.
   */
  readonly noiseFloorMinutes: number
}

/** September 2024 and the first twenty days of October: a month to learn from and most of one to be judged by. No clock changes within. */
const MONTHS = [
  { name: 'sample-trips-2024-09.csv', from: daysFromCivil(2024, 9, 1), days: 30 },
  { name: 'sample-trips-2024-10.csv', from: daysFromCivil(2024, 10, 1), days: 20 },
] as const

const HEADER = 'pickup_at,dropoff_at,pickup_zone,dropoff_zone,distance_km,passengers,fare\n'
const LINES_PER_PART = 8_192
const DAY = 86_400
const UNKNOWN_SHARE = 0.001
const PASSENGERS = cumulative([0.01, 0.7, 0.15, 0.06, 0.03, 0.03, 0.02])
const LONGEST_MEAN = 50

/** Draws two months of rides in a simulated city. The same options give the same bytes on every platform. */
export function* simulateTrips({ seed, rides }: SimulationOptions): Generator<SimulationProgress, Simulation> {
  const city = simulatedCity(seed)
  const pairs = pairDraw(city)
  const random = seededRandom(seed)
  const encoder = new TextEncoder()
  const days = MONTHS.reduce((sum, month) => sum + month.days, 0)
  const files: SimulatedFile[] = []
  let written = 0
  let squares = 0
  let clean = 0
  for (const [i, month] of MONTHS.entries()) {
    const isJudged = i === MONTHS.length - 1
    const wanted = isJudged ? rides - written : Math.round((rides * month.days) / days)
    const times = drawTimes(month, wanted, random)
    const parts: Uint8Array<ArrayBuffer>[] = []
    let text = HEADER
    for (let n = 0; n < wanted; n++) {
      const ride = drawRide(city, pairs, times[n] as number, random)
      const spoilt = spoilRow(ride.row, times[n] as number, random)
      text += `${spoilt ?? lineOf(leaveGaps(ride.row, random))}\n`
      if (spoilt === null && isJudged) {
        clean++
        squares += ride.surprise * ride.surprise
      }
      written++
      if (written % LINES_PER_PART !== 0) continue
      parts.push(encoder.encode(text))
      text = ''
      yield { written, of: rides }
    }
    parts.push(encoder.encode(text))
    files.push({ name: month.name, parts })
  }
  return { files, noiseFloorMinutes: clean > 0 ? Math.sqrt(squares / clean) : 0 }
}

/** Pickup times in order: by the demand of the hour of week, then anywhere in the hour. */
function drawTimes(month: { from: number; days: number }, count: number, random: Random): Int32Array {
  const demand = hourlyDemand()
  const hours = Float64Array.from({ length: month.days * 24 }, (_, hour) => {
    const at = month.from * DAY + hour * 3600
    return demand[weekdayOf(at) * 24 + hourOf(at)] as number
  })
  const sums = cumulative(hours)
  return Int32Array.from(
    { length: count },
    () => month.from * DAY + drawIndex(sums, random) * 3600 + random.int(3600),
  ).sort()
}

/** A clean ride that the rules keep: one that luck makes too short or too long is drawn again. */
function drawRide(
  city: City,
  pairs: ReturnType<typeof pairDraw>,
  pickupAt: number,
  random: Random,
): { row: RowTexts; surprise: number } {
  const weekday = weekdayOf(pickupAt)
  for (;;) {
    const { from, to } = pairs.draw(hourOf(pickupAt), weekday, random)
    const start = city.zones[from]
    const end = city.zones[to]
    if (!start || !end) throw new RangeError(`no zone ${from} or ${to}`)
    const mean = expectedMinutes(start, end, secondOfDay(pickupAt), weekday)
    if (mean > LONGEST_MEAN) continue
    const luck = drawLuck(random)
    const seconds = Math.round((mean * luck.factor + luck.holdUp) * 60)
    if (seconds < DEFAULT_RULES.minimumSeconds || seconds > DEFAULT_RULES.maximumSeconds) continue
    const km = roadKm(start, end) * luck.detour
    const row = rowOf(pickupAt, seconds, start.id, end.id, km, random)
    return { row, surprise: seconds / 60 - mean - MEAN_HOLD_UP }
  }
}

function rowOf(pickupAt: number, seconds: number, from: number, to: number, km: number, random: Random): RowTexts {
  const unknown = random.next()
  return {
    pickupAt: spell(pickupAt),
    dropoffAt: spell(pickupAt + seconds),
    pickupZone: unknown < UNKNOWN_SHARE / 2 ? UNKNOWN_ZONE : String(from),
    dropoffZone: unknown >= UNKNOWN_SHARE / 2 && unknown < UNKNOWN_SHARE ? UNKNOWN_ZONE : String(to),
    distanceKm: km.toFixed(2),
    passengers: String(drawIndex(PASSENGERS, random)),
    fare: (2.5 + 1.4 * km + 0.35 * (seconds / 60)).toFixed(2),
  }
}

const spell = (at: number): string => formatLocalTime(at).replace('T', ' ')

import type { Random } from '@/lib/shared/random'
import type { DriftColumn } from './drift-columns'
import { type DriftShape, driftShape } from './drift-shape'
import { jensenShannon, joined, normedWasserstein, quantileGroups, stabilityIndex } from './shift'

/** An effect with the 95 % interval that resampling days gives; without where there are too few rides or days to say, and for weekdays, whose shares the drawing itself would move. */
export interface Effect {
  readonly value: number
  readonly bounds: readonly [low: number, high: number] | null
}

/** - `unsure`: the interval holds both that it moved and that it is steady. */
export type Movement = 'steady' | 'unsure' | 'moved' | 'moved-much'

/** A median: exact where both ends are one, else the bin [from, to) that it lies in. */
export interface Middle {
  readonly from: number
  readonly to: number
}

export interface ColumnDrift {
  readonly key: string
  readonly title: string
  readonly unit: string | null
  /** Of the values that are there. */
  readonly movement: Movement
  /** Population stability index of the values; of ordered columns over tenths of the reference. */
  readonly stability: Effect
  /** Ordered columns: Wasserstein over the reference's standard deviation. Others: Jensen–Shannon distance. */
  readonly distance: Effect
  readonly measure: 'wasserstein' | 'jensen-shannon'
  /** Middle values of ordered columns, of the reference and the other. */
  readonly medians: readonly [Middle | null, Middle | null]
  /** Share of rides without a value (0–1). */
  readonly missing: readonly [number, number]
  /** How the values lie, of the reference and the other. */
  readonly shape: DriftShape
  /** Of having a value or none: its movement, and its stability index. */
  readonly gaps: { readonly movement: Movement; readonly stability: Effect }
}

const RESAMPLES = 200
const TENTHS = 10
const STEADY_BELOW = 0.1
const MUCH_FROM = 0.25

/** Null where neither dataset has values. Without `random`, effects have no bounds. */
export function columnDrift(
  column: DriftColumn,
  [before, after]: readonly [readonly Uint32Array[], readonly Uint32Array[]],
  held: readonly [number | null, number | null],
  random: Random | null,
): ColumnDrift | null {
  const isOrdered = column.kind === 'ordered'
  const [a, b] = [sum(before, column.bins), sum(after, column.bins)]
  const last = column.bins - 1
  const rows = [total(a), total(b)] as const
  const values = (counts: Float64Array) => (column.mayMiss ? counts.subarray(0, last) : counts)
  const missing = column.mayMiss
    ? ([(a[last] as number) / (rows[0] || 1), (b[last] as number) / (rows[1] || 1)] as const)
    : ([0, 0] as const)
  if (missing.every((share) => share === 1)) return null
  const groups = isOrdered ? quantileGroups(values(a), TENTHS) : null
  const grouped = (counts: Float64Array) => (groups ? joined(values(counts), groups) : values(counts))
  const stability = (p: Float64Array, q: Float64Array) => stabilityOfValues(grouped(p), grouped(q))
  const gapStability = (p: Float64Array, q: Float64Array) => (column.mayMiss ? stabilityIndex(gapsOf(p), gapsOf(q)) : 0)
  const measure = isOrdered ? normedWasserstein : jensenShannon
  const distance = (p: Float64Array, q: Float64Array) => measure(values(p), values(q))
  const drawsDays = random !== null && !column.ofCalendar
  const resampled = drawsDays
    ? resamples(before, after, column.bins, random, [stability, distance, gapStability])
    : null
  const effects = [stability, distance, gapStability].map((measure, i) =>
    effect(measure(a, b), resampled?.[i] ?? null),
  ) as [Effect, Effect, Effect]
  return {
    key: column.key,
    title: column.title,
    unit: column.unit,
    movement: random && column.ofCalendar ? movementBySize(effects[0].value) : movementOf(effects[0]),
    stability: effects[0],
    distance: effects[1],
    measure: isOrdered ? 'wasserstein' : 'jensen-shannon',
    medians: isOrdered
      ? [middleOf(held[0], values(a), column.width), middleOf(held[1], values(b), column.width)]
      : [null, null],
    missing,
    shape: driftShape(values(a), values(b), isOrdered),
    gaps: { movement: movementOf(effects[2]), stability: effects[2] },
  }
}

/** Nothing can be said of values that one of the two has none of. */
const stabilityOfValues = (reference: Float64Array, other: Float64Array): number =>
  total(reference) === 0 || total(other) === 0 ? 0 : stabilityIndex(reference, other)

/** Rides with a value, and those without. */
const gapsOf = (counts: Float64Array): readonly [number, number] => {
  const without = counts.at(-1) ?? 0
  return [total(counts) - without, without]
}

type Measure = (reference: Float64Array, other: Float64Array) => number

/** What the measures say of days drawn with replacement, of each dataset for itself. */
function resamples(
  before: readonly Uint32Array[],
  after: readonly Uint32Array[],
  bins: number,
  random: Random,
  measures: readonly Measure[],
): readonly Float64Array[] {
  const said = measures.map(() => new Float64Array(RESAMPLES))
  for (let i = 0; i < RESAMPLES; i++) {
    const [p, q] = [drawn(before, bins, random), drawn(after, bins, random)]
    measures.forEach((measure, j) => {
      const values = said[j] as Float64Array
      values[i] = measure(p, q)
    })
  }
  return said
}

function drawn(days: readonly Uint32Array[], bins: number, random: Random): Float64Array {
  const times = new Uint16Array(days.length)
  for (let i = 0; i < days.length; i++) {
    const day = random.int(days.length)
    times[day] = (times[day] as number) + 1
  }
  const counts = new Float64Array(bins)
  for (const [day, often] of times.entries()) {
    if (often === 0) continue
    const rides = days[day] as Uint32Array
    for (let bin = 0; bin < bins; bin++) counts[bin] = (counts[bin] as number) + often * (rides[bin] as number)
  }
  return counts
}

/** Resampling adds noise of its own, by which both measures grow: as much as it adds on average is taken off again. */
function effect(value: number, resampled: Float64Array | null): Effect {
  if (!resampled) return { value, bounds: null }
  const sorted = resampled.toSorted()
  const mean = sorted.reduce((all, each) => all + each, 0) / sorted.length
  const at = (share: number) =>
    Math.max(0, (sorted[Math.floor((sorted.length - 1) * share)] as number) - (mean - value))
  return { value, bounds: [Math.min(value, at(0.025)), Math.max(value, at(0.975))] }
}

const movementBySize = (value: number): Movement =>
  value < STEADY_BELOW ? 'steady' : value < MUCH_FROM ? 'moved' : 'moved-much'

function movementOf({ value, bounds }: Effect): Movement {
  if (bounds === null) return value < STEADY_BELOW ? 'steady' : 'unsure'
  const [low, high] = bounds
  if (low >= MUCH_FROM) return 'moved-much'
  if (low >= STEADY_BELOW) return 'moved'
  return high < STEADY_BELOW ? 'steady' : 'unsure'
}

function middleOf(held: number | null, counts: Float64Array, width: number): Middle | null {
  const rides = total(counts)
  if (rides === 0) return null
  if (held !== null) return { from: held, to: held }
  let rank = Math.floor((rides - 1) / 2)
  let bin = 0
  while (rank >= (counts[bin] as number)) rank -= counts[bin++] as number
  return { from: bin * width, to: (bin + 1) * width }
}

function sum(days: readonly Uint32Array[], bins: number): Float64Array {
  const counts = new Float64Array(bins)
  for (const day of days)
    for (let bin = 0; bin < bins; bin++) counts[bin] = (counts[bin] as number) + (day[bin] as number)
  return counts
}

const total = (counts: Float64Array): number => counts.reduce((all, count) => all + count, 0)

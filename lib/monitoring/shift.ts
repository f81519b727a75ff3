import { log } from '@/lib/shared/rounded-math'

/** Counts over the same bins, of a reference and of what is compared with it. */
type Counts = ArrayLike<number>

/** Half a ride more in every bin, so that an empty one is rare and not impossible. */
const SMOOTHING = 0.5

function shares(counts: Counts): Float64Array {
  const all = total(counts) + SMOOTHING * counts.length
  return Float64Array.from(counts, (count) => (count + SMOOTHING) / all)
}

function total(counts: Counts): number {
  let sum = 0
  for (let i = 0; i < counts.length; i++) sum += counts[i] as number
  return sum
}

/** Population stability index: 0 for the same shares; below 0.1 is customarily read as steady, from 0.25 on as moved much. */
export function stabilityIndex(reference: Counts, other: Counts): number {
  const p = shares(reference)
  const q = shares(other)
  let sum = 0
  for (let i = 0; i < p.length; i++) {
    const [a, b] = [p[i] as number, q[i] as number]
    sum += (b - a) * log(b / a)
  }
  return sum
}

/** Jensen–Shannon distance to the base 2: 0 for the same shares, 1 where no bin is in both. */
export function jensenShannon(reference: Counts, other: Counts): number {
  const [n, m] = [total(reference), total(other)]
  if (n === 0 || m === 0) return 0
  let sum = 0
  for (let i = 0; i < reference.length; i++) {
    const [p, q] = [(reference[i] as number) / n, (other[i] as number) / m]
    const middle = (p + q) / 2
    if (p > 0) sum += p * log(p / middle)
    if (q > 0) sum += q * log(q / middle)
  }
  return Math.sqrt(Math.max(0, sum / 2 / log(2)))
}

/** Wasserstein distance over the reference's standard deviation: by how many of these the values moved, on average. Bins have the same width. */
export function normedWasserstein(reference: Counts, other: Counts): number {
  const [n, m] = [total(reference), total(other)]
  if (n === 0 || m === 0) return 0
  let [below, belowOther, moved, mean, square] = [0, 0, 0, 0, 0]
  for (let i = 0; i < reference.length; i++) {
    const share = (reference[i] as number) / n
    mean += share * i
    square += share * i * i
    below += share
    belowOther += (other[i] as number) / m
    moved += Math.abs(below - belowOther)
  }
  const deviation = Math.sqrt(Math.max(0, square - mean * mean))
  return deviation === 0 ? moved : moved / deviation
}

/** Joins bins into at most `most` groups of about as many rides of the reference each, in their order: the group of each bin. */
export function quantileGroups(reference: Counts, most: number): Uint16Array {
  const all = total(reference)
  const groups = new Uint16Array(reference.length)
  let group = 0
  let below = 0
  for (let i = 0; i < reference.length; i++) {
    groups[i] = group
    below += reference[i] as number
    if (group < most - 1 && below >= ((group + 1) * all) / most) group++
  }
  return groups
}

export function joined(counts: Counts, groups: Uint16Array): Float64Array {
  const sums = new Float64Array((groups.at(-1) ?? 0) + 1)
  for (let i = 0; i < groups.length; i++)
    sums[groups[i] as number] = (sums[groups[i] as number] as number) + (counts[i] as number)
  return sums
}

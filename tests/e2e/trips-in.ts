import { openContainer } from '@/lib/models/open-container'
import { parseLocalTime } from '@/lib/shared/local-time'
import type { TripColumns } from '@/lib/trips/trip-columns'

/** The trips of a training file, by pickup second: the pairs of zones picked up and dropped off at then. */
export interface KnownTrips {
  readonly from: number
  readonly to: number
  readonly pairsAt: ReadonlyMap<number, ReadonlySet<string>>
}

export function knownTrips({ rows, pickupAt, pickupZone, dropoffZone }: TripColumns): KnownTrips {
  const pairsAt = new Map<number, Set<string>>()
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let i = 0; i < rows; i++) {
    const at = pickupAt[i] ?? 0
    from = Math.min(from, at)
    to = Math.max(to, at)
    const pairs = pairsAt.get(at) ?? new Set()
    pairsAt.set(at, pairs.add(`${pickupZone[i]} ${dropoffZone[i]}`))
  }
  return { from, to, pairsAt }
}

/** Bytes of text around a time in which the zones of a trip would stand. */
const NEAR = 200
const TIME = /\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?/g

/** Every trace of a known trip in what was sent: as text (CSV, JSON) and, where it is a model's file, in its manifest and its sections. */
export async function tripsIn(body: Buffer, known: KnownTrips): Promise<readonly string[]> {
  const opened = await openContainer(new Uint8Array(body))
  return [...tripsInText(body.toString('latin1'), known), ...(opened.ok ? tripsInModel(opened.value, known) : [])]
}

function* tripsInText(text: string, { pairsAt }: KnownTrips): Generator<string> {
  for (const { 0: time, index } of text.matchAll(TIME)) {
    const at = parseLocalTime(time.length === 16 ? `${time}:00` : time)
    const pairs = at.ok ? pairsAt.get(at.value) : undefined
    if (!pairs) continue
    const near = new Set(text.slice(Math.max(0, index - NEAR), index + NEAR).match(/\d+/g))
    for (const pair of pairs)
      if (pair.split(' ').every((zone) => near.has(zone))) yield `text: a ride at ${time} of ${pair}`
  }
}

function* tripsInModel(
  { manifest, sections }: Extract<Awaited<ReturnType<typeof openContainer>>, { ok: true }>['value'],
  { from, to, pairsAt }: KnownTrips,
): Generator<string> {
  const golden = (name: string) => sections.find((section) => section.name === `golden.${name}`)?.data ?? []
  const [times, pickups, dropoffs] = [golden('pickupAt'), golden('pickupZone'), golden('dropoffZone')]
  if (times.length === 0) yield 'no golden rides: this is not the file that was expected'
  for (let i = 0; i < times.length; i++) {
    const pair = `${pickups[i]} ${dropoffs[i]}`
    if (pairsAt.get(times[i] ?? 0)?.has(pair)) yield `golden ride ${i}: ${times[i]} ${pair}`
  }
  // Whole days bound the periods; any other moment of them could only be that of a trip.
  const isMoment = (value: number) => value >= from && value <= to && value % 86_400 !== 0
  for (const { name, data } of sections)
    if (name !== 'golden.pickupAt')
      for (const value of data) if (isMoment(value)) yield `section ${name}: the moment ${value}`
  for (const [number] of JSON.stringify({ ...manifest, sections: [] }).matchAll(/(?<![\w.])\d+(?![\w.])/g))
    if (isMoment(Number(number))) yield `manifest: the moment ${number}`
}

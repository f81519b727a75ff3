import { isPlace } from './read-field'

/** Seconds between two positions of a polyline: Porto's taxis tell theirs every 15 s. */
const STEP_SECONDS = 15

const POSITION = /^\[\s*(-?\d{1,3}(?:\.\d{1,15})?)\s*,\s*(-?\d{1,3}(?:\.\d{1,15})?)\s*\]$/

/** What a line of positions tells of a ride. */
export interface Polyline {
  readonly seconds: number
  readonly pickup: { readonly lat: number; readonly lon: number }
  readonly dropoff: { readonly lat: number; readonly lon: number }
}

/**
 * Reads `[[-8.618,41.141],[-8.620,41.142]]` (longitude first): the first and last position, and 15 s from each to the next.
 * Null where there is no position or one of the two is none. The positions between are only counted: linear, without a string for each.
 */
export function readPolyline(text: string): Polyline | null {
  if (!text.startsWith('[') || !text.endsWith(']')) return null
  const firstEnd = text.indexOf(']')
  const lastStart = text.lastIndexOf('[')
  const pickup = positionAt(text.slice(1, firstEnd + 1).trim())
  const dropoff = positionAt(text.slice(lastStart, -1).trim())
  if (!pickup || !dropoff) return null
  let positions = -1
  for (let at = text.indexOf('['); at >= 0; at = text.indexOf('[', at + 1)) positions++
  return { seconds: (positions - 1) * STEP_SECONDS, pickup, dropoff }
}

function positionAt(text: string): { readonly lat: number; readonly lon: number } | null {
  const match = text.length > 64 ? null : POSITION.exec(text)
  const [lon, lat] = match ? [Math.fround(Number(match[1])), Math.fround(Number(match[2]))] : [Number.NaN, Number.NaN]
  return isPlace(lat, lon) ? { lat, lon } : null
}

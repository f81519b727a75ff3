import type { Ring } from './outline'
import { squareToEdge } from './polygon'

/**
 * A ring without the corners that lie within `tolerance` of what is left (Ramer 1972, Douglas and Peucker 1973), in the ring's own steps;
 * longitudes count `stretch` times as much as latitudes. Null where fewer than three corners are left: it is too small to be seen.
 */
export function simplifyRing(ring: Ring, tolerance: number, stretch: number): Ring | null {
  const corners = ring.length / 2
  if (corners < 3) return null
  const limit = tolerance * tolerance
  const keep = new Uint8Array(corners + 1)
  const x = (i: number) => stretch * (ring[2 * (i % corners) + 1] as number)
  const y = (i: number) => ring[2 * (i % corners)] as number
  // A ring has no ends: it begins at its first corner and is halved at the one farthest from that.
  let far = 0
  let best = -1
  for (let i = 1; i < corners; i++) {
    const away = (x(i) - x(0)) * (x(i) - x(0)) + (y(i) - y(0)) * (y(i) - y(0))
    if (away > best) {
      best = away
      far = i
    }
  }
  if (best <= limit) return null
  keep[0] = 1
  keep[far] = 1
  const parts: [number, number][] = [
    [0, far],
    [far, corners],
  ]
  for (let part = parts.pop(); part; part = parts.pop()) {
    const [from, to] = part
    let worst = limit
    let at = -1
    for (let i = from + 1; i < to; i++) {
      const away = squareToEdge(x(i), y(i), x(from), y(from), x(to), y(to))
      if (away > worst) {
        worst = away
        at = i
      }
    }
    if (at < 0) continue
    keep[at] = 1
    parts.push([from, at], [at, to])
  }
  const kept: number[] = []
  for (let i = 0; i < corners; i++) if (keep[i] === 1) kept.push(ring[2 * i] as number, ring[2 * i + 1] as number)
  return kept.length >= 6 ? kept : null
}

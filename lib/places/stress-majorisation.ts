import type { Steps } from '@/lib/shared/steps'
import type { Links, Ways } from './shortest-paths'
import type { Positions } from './spread-out'

const PASSES = 120
/** A pass that moves no place by more than this share of the typical link ends the work. */
const STILL = 1e-4
/** A way over other places says less of how far two lie apart than rides between them: it counts as so many rides. */
const WAY_RIDES = 0.05

/**
 * Moves each place in turn to where its links, and its ways to the landmarks, want it, until all stand still: a link counts by its rides over
 * its squared length (de Leeuw 1977; Gansner, Koren and North 2004). Changes the positions; returns the stress, of all and of each place.
 */
export function* majoriseStress(
  links: Links,
  ways: Ways,
  { x, y }: { readonly x: Float64Array; readonly y: Float64Array },
): Steps<Pick<Positions, 'stress' | 'misfit'>> {
  const n = links.places
  const { start, to, length, rides } = withWays(links, ways)
  let typical = 0
  for (const each of links.length) typical += each / links.length.length
  const misfit = new Float64Array(n)
  let [misses, counted] = [0, 0]
  for (let pass = 0; pass < PASSES; pass++) {
    let moved = 0
    misses = 0
    counted = 0
    // About 8 ns a link: no closures, no allocation.
    for (let i = 0; i < n; i++) {
      const hereX = x[i] as number
      const hereY = y[i] as number
      let sum = 0
      let sumX = 0
      let sumY = 0
      let missed = 0
      let count = 0
      const end = start[i + 1] as number
      for (let k = start[i] as number; k < end; k++) {
        const j = to[k] as number
        const far = length[k] as number
        const weight = (rides[k] as number) / (far * far)
        const dx = hereX - (x[j] as number)
        const dy = hereY - (y[j] as number)
        const apart = Math.sqrt(dx * dx + dy * dy)
        const share = apart > 0 ? far / apart : 0
        sum += weight
        sumX += weight * ((x[j] as number) + share * dx)
        sumY += weight * ((y[j] as number) + share * dy)
        missed += weight * (apart - far) * (apart - far)
        count += rides[k] as number
      }
      misses += missed
      counted += count
      if (sum === 0) continue
      misfit[i] = Math.sqrt(missed / count)
      x[i] = sumX / sum
      y[i] = sumY / sum
      moved = Math.max(moved, Math.abs((x[i] as number) - hereX), Math.abs((y[i] as number) - hereY))
    }
    yield
    if (moved < STILL * typical) break
  }
  return { stress: counted === 0 ? 0 : Math.sqrt(misses / counted), misfit }
}

/** Links and ways to the landmarks as one list per place. */
function withWays({ places, start, to, length, rides }: Links, { landmarks, length: wayLength }: Ways): Links {
  const most = to.length + places * landmarks.length
  const all = {
    places,
    start: new Int32Array(places + 1),
    to: new Int32Array(most),
    length: new Float64Array(most),
    rides: new Float64Array(most),
  }
  let at = 0
  for (let i = 0; i < places; i++) {
    for (let k = start[i] as number; k < (start[i + 1] as number); k++, at++) {
      all.to[at] = to[k] as number
      all.length[at] = length[k] as number
      all.rides[at] = rides[k] as number
    }
    for (let l = 0; l < landmarks.length; l++) {
      const far = (wayLength[l] as Float64Array)[i] as number
      if (landmarks[l] === i || !(far > 0)) continue
      all.to[at] = landmarks[l] as number
      all.length[at] = far
      all.rides[at] = WAY_RIDES
      at++
    }
    all.start[i + 1] = at
  }
  return all
}

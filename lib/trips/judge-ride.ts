import type { RideEnd } from './formats/trip-format'
import type { ImportRules } from './import-rules'
import type { RejectReason } from './reject-reason'

/** Why a ride of this length is not kept, or null if it is. */
export function judgeDuration(seconds: number, rules: ImportRules): RejectReason | null {
  if (seconds <= 0) return 'dropoff-not-after-pickup'
  if (seconds < rules.minimumSeconds) return 'under-minimum'
  if (seconds > rules.maximumSeconds) return 'over-maximum'
  return null
}

/** `3 h 12 min`, `12 min 40 s`, `38 s`. */
function spellDuration(seconds: number): string {
  const h = Math.floor(seconds / 3600)
  const m = Math.floor(seconds / 60) % 60
  const s = seconds % 60
  return [h ? `${h} h` : '', m ? `${m} min` : '', s ? `${s} s` : ''].filter(Boolean).join(' ') || '0 s'
}

/** The same as a sentence about the row. */
export function describeDuration(seconds: number, rules: ImportRules, end: RideEnd): string {
  if (end === 'duration' && seconds <= 0)
    return seconds === 0 ? 'The duration is 0.' : `The duration is negative: −${spellDuration(-seconds)}.`
  if (end === 'polyline' && seconds <= 0) return 'The line of positions has only one: the duration is 0.'
  if (seconds === 0) return 'Drop-off and pickup are at the same second.'
  if (seconds < 0) return `The drop-off is ${spellDuration(-seconds)} before the pickup.`
  if (seconds < rules.minimumSeconds)
    return `The ride took ${spellDuration(seconds)}; rides under ${spellDuration(rules.minimumSeconds)} are not kept.`
  return `The ride took ${spellDuration(seconds)}; rides over ${spellDuration(rules.maximumSeconds)} are not kept.`
}

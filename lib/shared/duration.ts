/** A duration as a person says it. Seconds are whole; 59.6 s is the next minute, never "60 s". */
export interface SpokenDuration {
  readonly hours: number
  readonly minutes: number
  readonly seconds: number
}

/** Cuts a duration in minutes into whole hours, minutes and seconds. Negative and non-finite values are zero. */
export function speakMinutes(minutes: number): SpokenDuration {
  const whole = Number.isFinite(minutes) && minutes > 0 ? Math.round(minutes * 60) : 0
  return { hours: Math.floor(whole / 3600), minutes: Math.floor(whole / 60) % 60, seconds: whole % 60 }
}

/** `12 min 40 s`, `1 h 5 min`, `40 s`; the spaces do not break. */
export function minutesInWords(minutes: number): string {
  const { hours, minutes: rest, seconds } = speakMinutes(minutes)
  if (hours > 0) return `${hours}\u00a0h ${rest}\u00a0min`
  if (rest > 0) return seconds === 0 ? `${rest}\u00a0min` : `${rest}\u00a0min ${seconds}\u00a0s`
  return `${seconds}\u00a0s`
}

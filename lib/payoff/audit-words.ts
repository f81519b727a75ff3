import { FEATURES, type FeatureName } from '@/lib/features/catalogue'
import { formatCount, formatFixed } from '@/lib/shared/format-number'
import type { RejectsUnknown } from '@/lib/trips/rejected-by-length'
import type { HiddenErrors } from './hidden-rides'
import type { LateClaim } from './late-features'
import type { HonestyAudit } from './payoff'
import type { RepeatedRides } from './repeated-rides'

const NBSP = '\u00a0'
const min = (value: number): string => `${formatFixed(value, 2)}${NBSP}min`

/** `the metered distance and the fare`. */
export const nameLate = (features: readonly FeatureName[]): string =>
  features.map((name) => `the ${FEATURES[name].label.toLowerCase()}`).join(' and ')

/** `metered distance + fare`: for a column. */
export const labelLate = (features: readonly FeatureName[]): string =>
  features.map((name) => FEATURES[name].label.toLowerCase()).join(' + ')

/** `With the metered distance it would claim 4.10 min; known at pickup it is 5.31 min.` */
const claimWords = ({ features, claimed, honest }: LateClaim): string =>
  `With ${nameLate(features)} it would claim ${min(claimed)}; known at pickup it is ${min(honest)}.`

/** The claim that deceives most, or why there is none. */
export function auditWords({ claims }: Pick<HonestyAudit, 'claims'>): string {
  const worst = claims.toSorted((a, b) => a.claimed - a.honest - (b.claimed - b.honest))[0]
  if (!worst)
    return 'These trips hold nothing that is only known when the ride is over: there is nothing to deceive oneself with.'
  if (worst.claimed >= worst.honest)
    return `${nameLate(worst.features).replace(/^t/, 'T')}, known only when the ride is over, would not even help here.`
  return claimWords(worst)
}

const rides = (count: number): string => `${formatCount(count)} ${count === 1 ? 'ride' : 'rides'}`

/** `The rule of 1 to 60 min hides 3,127 shorter and 1,231 longer rides.` and what the model makes of them. */
export function hiddenWords(hidden: HiddenErrors): string {
  const rule = `The rule of ${formatFixed(hidden.minimumSeconds / 60, hidden.minimumSeconds % 60 === 0 ? 0 : 1)} to ${formatFixed(hidden.maximumSeconds / 60, hidden.maximumSeconds % 60 === 0 ? 0 : 1)}${NBSP}min`
  const left = [
    ...(hidden.zero ? [`${rides(hidden.zero)} of 0${NBSP}s`] : []),
    ...(hidden.negative ? [`${formatCount(hidden.negative)} that end before they begin`] : []),
  ]
  const besides = left.length === 0 ? '' : ` Left out besides: ${left.join(' and ')}.`
  if (hidden.short + hidden.long === 0) return `${rule} hides no ride of these files.${besides}`
  const { validShort: short, validLong: long } = hidden
  const parts = [
    ...(short.mae === null ? [] : [`the shorter by ${min(short.mae)} (${rides(short.rides)})`]),
    ...(long.mae === null ? [] : [`the longer by ${min(long.mae)} (${rides(long.rides)})`]),
  ]
  const said = `${rule} hides ${formatCount(hidden.short)} shorter and ${formatCount(hidden.long)} longer ${hidden.long === 1 ? 'ride' : 'rides'}.${besides}`
  if (parts.length === 0) return `${said} None of them starts in the time that judges.`
  return `${said} In the time that judges, the model misses ${parts.join(' and ')} on average; counted in, its RMSE is ${min(hidden.rmseWithHidden)} instead of ${min(hidden.rmse)}.`
}

/** Why it is not said what the rules hide, and what helps. */
export function unknownHiddenWords(unknown: RejectsUnknown | null): string {
  switch (unknown?.why) {
    case 'chosen-by-place':
      return `What the rules hide is not known for this part: the rides of ${unknown.of} were chosen by place, and rejected rows are not.`
    case 'parent-deleted':
      return `What the rules hide is not known for this part: ${unknown.of}, which it was made from, is deleted. Import its files again, then measure again.`
    default:
      return 'The list of rejected rows is not kept any more: import the files again to see what the rules hide.'
  }
}

/** How many rides are on both sides of the split, and what it means. */
export function repeatedWords({ shared, copies }: RepeatedRides): string {
  const both =
    shared === 0
      ? 'No validation ride is a training ride: the split is by time, and counted it is so.'
      : `${rides(shared)} of the validation period ${shared === 1 ? 'is a training ride' : 'are training rides'} too: on them a model is asked what it was told.`
  if (copies === null) return both
  if (copies === 0) return `${both} No ride is there twice.`
  return `${both} ${rides(copies)} ${copies === 1 ? 'repeats another' : 'repeat others'} (the same times and places): a random split would put some of them on both sides.`
}

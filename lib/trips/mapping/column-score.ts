import type { ColumnTraits } from './column-look'

/** Of names in lower case, their words apart. */
export const START =
  /\b(start|begin|from\b|pick ?up|pu(?=location|\b)|depart|orig|request|board|checkout|abfahrt|inicio|debut|von\b)/
export const END =
  /\b(end|stop(?!s)|finish|to\b|drop ?off|do(?=location|\b)|arriv|dest|alight|checkin|return|ankunft|ziel|fin\b|nach\b)/
/** When somebody asked for a ride, which is before it began. */
const ASKED = /\b(request|order|book|call)/
const DURATION = /durat|elapsed|trip.?(time|sec|min)|ride.?(time|sec|min)|travel.?time|seconds|minutes|dauer|dur[ée]e/i
export const DISTANCE = /dist|miles|\bkm\b|kilomet|_km$|_mi$|met(er|re)s|length|strecke/i
export const PASSENGERS = /passenger|riders?\b|people|pax|occup|fahrg/i
export const FARE = /fare|price|amount|cost|preis|tarif|betrag|montant/i
const RIDE_ID = /(trip|ride|order|booking|rental|journey|fahrt).?(u?id|no|nr|num|key)|^id$|uuid|unique/i
export const LAT = /lat/i
export const LON = /lon|lng/i
const PLACE = /zone|area|station|location|place|stand|stop|district|region|name|address|cell|hex|hub|ort\b/i
const NOT_A_PLACE = /lat|lon|lng|time|date|_at$|census/i

export interface Score {
  readonly points: number
  readonly why: string
}

export interface Found {
  readonly column: ColumnTraits
  readonly why: string
}

export function bestOf(columns: readonly ColumnTraits[], score: (column: ColumnTraits) => Score | null): Found | null {
  let best: (Found & { readonly points: number }) | null = null
  for (const column of columns) {
    const scored = score(column)
    if (scored && scored.points > 0 && (best === null || scored.points > best.points)) best = { column, ...scored }
  }
  return best
}

/** `dropOff_datetime` as `drop off datetime`, `Départ` as `depart`. */
const wordsOf = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .toLowerCase()

const called = (column: ColumnTraits): string => `it is called "${column.name}"`

export function timeScore(column: ColumnTraits, like: RegExp, unlike: RegExp, end: string): Score | null {
  const times = Math.max(column.times, column.unixSeconds, column.unixMilliseconds)
  if (times < 0.5) return null
  const words = wordsOf(column.name)
  const isNamed = like.test(words) && !unlike.test(words.replace(like, ''))
  if (!isNamed && unlike.test(words)) return null
  const what = `its values are times ("${column.example}")`
  const points = times + (isNamed ? 2 : 0) - (ASKED.test(words) ? 0.5 : 0)
  return { points, why: isNamed ? `${what} and ${called(column)}, ${end}` : what }
}

/** Times that can be read no more: those of a column by whose name times are expected. */
export function destroyedScore(column: ColumnTraits, like: RegExp, unlike: RegExp): Score | null {
  const { name, destroyed, example } = column
  const words = wordsOf(name)
  if (destroyed === null || DURATION.test(name) || (unlike.test(words) && !like.test(words))) return null
  if (!like.test(words) && !/time|date|zeit|datum|heure|hora|\bat$/.test(words)) return null
  return {
    points: like.test(words) ? 2 : 1,
    why: `"${name}" holds "${example}": ${destroyed.looks}. ${destroyed.remedy}`,
  }
}

/** Half of a time. A column of lengths such as 0:12:30 looks like one of times of day, but for its name. */
export function partScore(
  column: ColumnTraits,
  share: number,
  what: string,
  like: RegExp,
  unlike: RegExp,
): Score | null {
  const words = wordsOf(column.name)
  if (share < 0.5 || DURATION.test(column.name) || (unlike.test(words) && !like.test(words))) return null
  const isNamed = like.test(words)
  const why = `its values are ${what} ("${column.example}")`
  return {
    points: share + (isNamed ? 2 : 0) - (ASKED.test(words) ? 0.5 : 0),
    why: isNamed ? `${why} and ${called(column)}` : why,
  }
}

export function durationScore(column: ColumnTraits): Score | null {
  if (column.spans >= 0.5 && (DURATION.test(column.name) || column.clocks < 0.5))
    return {
      // A number beside it is the plainer.
      points: column.spans * (DURATION.test(column.name) ? 1 : 0.5),
      why: `its values are lengths ("${column.example}")${DURATION.test(column.name) ? ` and ${called(column)}` : ''}`,
    }
  if (column.numbers < 0.5 || !DURATION.test(column.name) || column.unixSeconds > 0.5) return null
  return { points: 1 + column.numbers, why: `its values are numbers ("${column.example}") and ${called(column)}` }
}

export function degreesScore(column: ColumnTraits, like: RegExp, end: RegExp, most: number): Score | null {
  if (column.numbers < 0.5 || !like.test(column.name) || !end.test(wordsOf(column.name))) return null
  if (Math.abs(column.median) > most) return null
  return { points: 1, why: `its values are degrees ("${column.example}") and ${called(column)}` }
}

export function placeScore(column: ColumnTraits, like: RegExp, unlike: RegExp): Score | null {
  const { name } = column
  if (NOT_A_PLACE.test(name) || !like.test(wordsOf(name)) || column.times + column.dates + column.clocks > 0.5)
    return null
  if (unlike.test(wordsOf(name).replace(like, ''))) return null
  if (column.numbers > 0.5 && column.wholes < 0.9) return null
  // An address or an id of the ride is hardly ever there twice.
  if (column.values > 50 && column.distinct > 0.9 * column.values) return null
  const what = isZone(column) ? 'numbers of zones' : column.wholes > 0.9 ? 'numbers, read as names,' : 'names'
  const isPlace = PLACE.test(name)
  return {
    points: (isPlace ? 2 : 1) + (isZone(column) ? 0.5 : 0),
    why: `its values are ${what} ("${column.example}") and ${called(column)}`,
  }
}

export const isZone = (column: ColumnTraits): boolean => column.wholes > 0.9 && column.min >= 1 && column.max <= 65_535

export function rideIdScore(column: ColumnTraits): Score | null {
  if (!RIDE_ID.test(column.name)) return null
  const isUnique = column.distinct === column.values
  return isUnique ? { points: 1, why: `no value is there twice ("${column.example}") and ${called(column)}` } : null
}

export function namedNumber(column: ColumnTraits, like: RegExp, what: string): Score | null {
  if (column.numbers < 0.5 || !(like.test(column.name) || like.test(wordsOf(column.name)))) return null
  return { points: column.numbers, why: `its values are numbers ("${column.example}") and ${called(column)}, ${what}` }
}

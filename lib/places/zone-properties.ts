import type { ShapeFeature } from './shape-file'

/** Which properties of a file of shapes say what zone a shape is of. */
export interface ZoneProperties {
  /** A property, the feature's own id, or none: then zones are numbered in the order of their names. */
  readonly id: { readonly kind: 'property'; readonly name: string } | { readonly kind: 'own' | 'none' }
  readonly name: string | null
  readonly borough: string | null
}

/** Names of id columns, the likeliest first; lower case without anything but letters and digits. */
const IDS = [
  /^locationid$/,
  /^(taxi)?zone(id|no|nr|num|number|code)$/,
  /^(area|district|community|region|hex|cell|taz|bezirk|ward|tract)(area)?(id|no|nr|num|number|numbe|num1|code)$/,
  /^id$/,
  /id$/,
  /^(zone|area|taz|ward|number|no|nr|num|code)$/,
]
/** Numbers that a mapping program gives to rows: no trip file names them, unless there is nothing else. */
const COUNTERS = /^(objectid\d*|fid|gid|ogcfid|index|row)$/
const NAMES = [
  /^zone(name)?$/,
  /^name$/,
  /^(nta|ntaname|community|neighbou?rhood|district|area)(name)?$/,
  /name/,
  /^label$/,
]
const BOROUGHS = [/^boro(ugh)?(name)?$/, /^(city|county|district|municipality|sidedeptname)$/]

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '')

/** A zone id in a property: a whole number from 1 to 65,535, as a number or as text. 0 where it is none. */
export function zoneIdIn(value: unknown): number {
  const id =
    typeof value === 'number' ? value : typeof value === 'string' && /^\d{1,5}$/.test(value.trim()) ? Number(value) : 0
  return Number.isInteger(id) && id >= 1 && id <= 65_535 ? id : 0
}

/** Text in a property, null where there is none. */
export const textIn = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value : null

/** Finds id, name and borough by the names and the values of the properties. Where several could be the id, the likeliest name wins, then the first. */
export function findZoneProperties(features: readonly ShapeFeature[]): ZoneProperties {
  const properties = [...new Set(features.flatMap((feature) => Object.keys(feature.properties)))]
  const values = (name: string) => features.map((feature) => feature.properties[name])
  const couldBeId = (found: readonly unknown[]) => {
    const ids = found.map(zoneIdIn)
    // Several shapes may be of one zone, but not most of them.
    return ids.every((id) => id > 0) && new Set(ids).size * 2 > ids.length
  }
  const ids = properties.filter((name) => couldBeId(values(name)))
  // A number that is named like no id, a population perhaps, comes last.
  const rank = (name: string) => {
    const at = COUNTERS.test(plain(name)) ? IDS.length : rankIn(IDS, name)
    return at === IDS.length && !COUNTERS.test(plain(name)) ? IDS.length + 1 : at
  }
  const best = likeliest(ids, rank)
  const hasOwn = couldBeId(features.map((feature) => feature.id))
  const isWeak = best === null || rank(best) >= IDS.length
  const id: ZoneProperties['id'] =
    hasOwn && isWeak ? { kind: 'own' } : best === null ? { kind: 'none' } : { kind: 'property', name: best }

  const texts = properties.filter(
    (name) => values(name).filter((value) => textIn(value) !== null).length * 2 > features.length,
  )
  const tells = (name: string) => new Set(values(name)).size
  const boroughs = texts.filter((name) => rankIn(BOROUGHS, name) < BOROUGHS.length)
  const names = texts.filter((name) => tells(name) * 2 > features.length)
  const name = likeliest(names, (each) => rankIn(NAMES, each))
  const borough = likeliest(
    boroughs.filter((each) => each !== name),
    (each) => rankIn(BOROUGHS, each),
  )
  return { id, name, borough }
}

function rankIn(patterns: readonly RegExp[], name: string): number {
  const at = patterns.findIndex((pattern) => pattern.test(plain(name)))
  return at < 0 ? patterns.length : at
}

function likeliest(names: readonly string[], rank: (name: string) => number): string | null {
  return names.reduce<string | null>((best, name) => (best === null || rank(name) < rank(best) ? name : best), null)
}

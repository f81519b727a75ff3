import type { DurationUnit } from '@/lib/trips/formats/trip-format'
import type { MappingDraft } from '@/lib/trips/mapping/mapping-draft'

/** What can be chosen, as a list of choices reads it. */
export interface Choice<T extends string> {
  readonly value: T
  readonly label: string
}

export const TIME_CHOICES: readonly Choice<MappingDraft['time']>[] = [
  { value: 'local', label: 'date and time' },
  { value: 'apart', label: 'in two columns' },
  { value: 'unix-seconds', label: 'seconds since 1970' },
  { value: 'unix-milliseconds', label: 'milliseconds since 1970' },
]

export const ORDER_CHOICES: readonly Choice<'auto' | 'dmy' | 'mdy'>[] = [
  { value: 'auto', label: 'as the file tells' },
  { value: 'dmy', label: 'day first (31/12)' },
  { value: 'mdy', label: 'month first (12/31)' },
]

export const END_CHOICES: readonly Choice<MappingDraft['end']>[] = [
  { value: 'dropoff', label: 'drop-off time' },
  { value: 'duration', label: 'duration' },
  { value: 'polyline', label: 'line of positions, 15 s apart' },
]

export const DURATION_CHOICES: readonly Choice<DurationUnit>[] = [
  { value: 's', label: 'seconds' },
  { value: 'min', label: 'minutes' },
  { value: 'h', label: 'hours' },
  { value: 'ms', label: 'milliseconds' },
  { value: 'h:mm:ss', label: 'h:mm:ss, h:mm or PT12M30S' },
  { value: 'mm:ss', label: 'mm:ss' },
]

export const PLACE_CHOICES: readonly Choice<MappingDraft['places']>[] = [
  { value: 'zone', label: 'number of a zone' },
  { value: 'name', label: 'name or station id' },
  { value: 'point', label: 'latitude and longitude' },
]

export const POINTS_CHOICES: readonly Choice<MappingDraft['points']>[] = [
  { value: 'none', label: 'not read' },
  { value: 'places', label: 'where the places are' },
  { value: 'rides', label: 'of each ride' },
]

/** Where the end of the ride is a line of positions, that line tells the places as well. */
export const LINE_CHOICE: Choice<MappingDraft['places']> = { value: 'polyline', label: 'ends of the line of positions' }

export const DISTANCE_CHOICES: readonly Choice<MappingDraft['distanceUnit']>[] = [
  { value: 'km', label: 'kilometres' },
  { value: 'mi', label: 'miles' },
  { value: 'm', label: 'metres' },
  { value: 'ft', label: 'feet' },
]

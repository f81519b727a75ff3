import { nameColumns } from '@/lib/shared/csv/name-columns'
import type { TripField, TripFormat } from './trip-format'
import type { WantedFields } from './wanted-fields'

/** What a person looks for in a header, and the fields of which any one gives it. */
const SOUGHT = {
  pickupAt: { title: 'pickup time', fields: ['pickupAt'] },
  end: { title: 'drop-off time or duration', fields: ['dropoffAt', 'duration', 'polyline'] },
  pickup: { title: 'pickup place', fields: ['pickupZone', 'pickupName', 'pickupLat', 'pickupLon'] },
  dropoff: { title: 'drop-off place', fields: ['dropoffZone', 'dropoffName', 'dropoffLat', 'dropoffLon'] },
  distance: { title: 'distance', fields: ['distance'] },
  passengers: { title: 'passengers', fields: ['passengers'] },
  fare: { title: 'fare', fields: ['fare'] },
} as const satisfies Record<string, { readonly title: string; readonly fields: readonly TripField[] }>

type Sought = keyof typeof SOUGHT

/** One sentence over several lines: all columns that were found, and the names that each field may have. */
export function unknownHeader(
  header: readonly string[],
  file: string,
  wanted: WantedFields,
  formats: readonly TripFormat[],
): string {
  const namesOf = (sought: Sought) => {
    const { title, fields } = SOUGHT[sought]
    const names = new Set(fields.flatMap((field) => formats.flatMap(({ columns }) => columns[field] ?? [])))
    return `${title} (${[...names].join(', ')})`
  }
  const required: readonly Sought[] = [
    'pickupAt',
    ...(wanted.end ? (['end'] as const) : []),
    'pickup',
    'dropoff',
    ...wanted.required,
  ]
  const optional = wanted.optional.flatMap((field): Sought[] => (field === 'rideId' ? [] : [field]))
  const kind = formats.length === 1 && formats[0] ? formats[0].title : wanted.end ? 'trips' : 'rides'
  return [
    `${file}: the header is not one of ${kind};`,
    `found ${header.length} ${header.length === 1 ? 'column' : 'columns'}: ${nameColumns(header)};`,
    'looked for one of these names of each, in any case and order:',
    `${required.map(namesOf).join(', ')}${optional.length === 0 ? '' : ','}`,
    ...(optional.length === 0 ? [] : [`and if present ${optional.map(namesOf).join(', ')}`]),
  ]
    .join('\n')
    .concat('.')
}

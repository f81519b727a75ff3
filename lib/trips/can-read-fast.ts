import type { RecognisedHeader } from './formats/recognise-format'

/** Fields that the byte reader does not know. */
const PLAIN_FIELDS = [
  'pickupDate',
  'dropoffDate',
  'duration',
  'pickupName',
  'dropoffName',
  'pickupLat',
  'pickupLon',
  'dropoffLat',
  'dropoffLon',
  'polyline',
] as const

/** Can the byte reader read files of this header? It gives the rows of the plain reader, sooner. */
export function canReadFast({ format, columnOf, written }: RecognisedHeader): boolean {
  return (
    format.place === 'zone' &&
    format.emptyPlace === 'reject' &&
    written.time === 'local' &&
    written.delimiter === ',' &&
    PLAIN_FIELDS.every((field) => columnOf[field] < 0)
  )
}

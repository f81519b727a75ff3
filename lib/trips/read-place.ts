import { zoneLabel } from '@/lib/places/zone-label'
import type { RecognisedHeader } from './formats/recognise-format'
import { isMissing, readPoint, readZone } from './read-field'
import type { Polyline } from './read-polyline'
import type { RejectReason } from './reject-reason'

/** Where a ride starts or ends, as its row says. */
export interface RidePlace {
  /** Its zone's id; 0 where places are told by names or points. */
  readonly zone: number
  /** Its name, "" for an unknown place; null where places are told otherwise. */
  readonly name: string | null
  /** Degrees, in single precision; null where the row has no valid ones and needs none: a name tells the place well enough. */
  readonly point: { readonly lat: number; readonly lon: number } | null
}

interface Refusal {
  readonly reason: RejectReason
  readonly detail: string
}

const FIELDS = {
  pickup: { title: 'pickup', zone: 'pickupZone', name: 'pickupName', lat: 'pickupLat', lon: 'pickupLon' },
  dropoff: { title: 'drop-off', zone: 'dropoffZone', name: 'dropoffName', lat: 'dropoffLat', lon: 'dropoffLon' },
} as const

const shown = (text: string): string => `"${text.length > 40 ? `${text.slice(0, 40)}…` : text}"`

/** Reads one of a ride's two places in the way that its format tells them. `text` is that of a column, "" where there is none. */
export function readPlace(
  which: 'pickup' | 'dropoff',
  text: (column: number) => string,
  head: RecognisedHeader,
  polyline: Polyline | null,
): RidePlace | Refusal {
  const { columnOf, format, written } = head
  const fields = FIELDS[which]
  const [lat, lon] = [text(columnOf[fields.lat]), text(columnOf[fields.lon])]
  const point = polyline ? polyline[which] : readPoint(lat, lon, written.decimalComma)
  const needsPoint = format.place === 'point' || format.keepsPoints

  let zone = 0
  let name: string | null = null
  if (format.place === 'zone') {
    const id = text(columnOf[fields.zone])
    zone = format.emptyPlace === 'unknown' && isMissing(id) ? (format.unknownPlaces[0] ?? 0) : readZone(id)
    if (zone === 0)
      return { reason: 'bad-zone', detail: `The ${fields.title} place ${shown(id)} is not a zone id (1–65535).` }
  }
  if (format.place === 'name') {
    const written = text(columnOf[fields.name])
    name = isMissing(written) ? '' : (zoneLabel(written) ?? '')
    if (name === '' && format.emptyPlace === 'reject')
      return { reason: 'bad-zone', detail: `The ${fields.title} place is empty.` }
  }
  if (needsPoint && point === null && !name)
    return {
      reason: 'bad-point',
      detail: `The ${fields.title} point (${shown(lat)}, ${shown(lon)}) is no place: needed are a latitude of −60…75, where there are cities, and a longitude of −180…180, not both 0${name === null ? '' : ', or the name of a place'}.`,
    }
  return { zone, name, point }
}

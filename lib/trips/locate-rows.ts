import { type PlaceBook, UNNAMED_PLACE } from './place-book'
import { isPlace } from './read-field'
import type { TripColumns, TripPoints } from './trip-columns'

/** Takes note of where the places of rows [from, to) are, as far as these say. */
export function locateRows(
  { pickupZone, dropoffZone, points }: TripColumns & { readonly points: TripPoints },
  from: number,
  to: number,
  book: PlaceBook,
): void {
  const { pickupLat, pickupLon, dropoffLat, dropoffLon } = points
  const locate = (id: number, lat: number, lon: number) => {
    if (id > 0 && id !== UNNAMED_PLACE && isPlace(lat, lon)) book.locate(id, lat, lon)
  }
  for (let i = from; i < to; i++) {
    locate(pickupZone[i] as number, pickupLat[i] as number, pickupLon[i] as number)
    locate(dropoffZone[i] as number, dropoffLat[i] as number, dropoffLon[i] as number)
  }
}

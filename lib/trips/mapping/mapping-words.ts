import type { TripMapping } from './trip-mapping'

/** What a mapping reads, in a line: `pickup time begin_trip_time, drop-off time dropoff_time, places pickup_lat, pickup_lng → …`. */
export function mappingWords({ pickupDate, pickupAt, end, places, distance }: TripMapping): string {
  const ended = { dropoff: 'drop-off time', duration: 'duration', polyline: 'line of positions' }[end.by]
  return [
    `pickup time ${both(pickupDate, pickupAt)}`,
    `${ended} ${both(end.by === 'dropoff' ? end.date : null, end.column)}${end.by === 'duration' ? ` (${end.unit})` : ''}`,
    ...placeWords(places),
    ...(distance === null ? [] : [`distance ${distance.column} (${distance.unit})`]),
  ].join(', ')
}

function placeWords(places: TripMapping['places']): readonly string[] {
  switch (places.by) {
    case 'zone':
    case 'name':
      return [`places ${places.pickup} → ${places.dropoff}`, ...pointWords(places.points)]
    case 'point':
      return [`places ${places.pickupLat}, ${places.pickupLon} → ${places.dropoffLat}, ${places.dropoffLon}`]
    case 'polyline':
      return []
  }
}

const both = (date: string | null, time: string): string => (date === null ? time : `${date} + ${time}`)

const pointWords = (
  points: { readonly of: 'places' | 'rides'; readonly pickupLat: string } | null,
): readonly string[] => (points === null ? [] : [`coordinates of the ${points.of} ${points.pickupLat} …`])

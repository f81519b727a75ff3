import type { TripColumns } from '@/lib/trips/trip-columns'

/** The same trips in memory that other threads can look at: a copy once, and none for each of them. */
export function inSharedMemory({ points, ...columns }: TripColumns): TripColumns {
  return {
    rows: columns.rows,
    pickupAt: shared(columns.pickupAt),
    dropoffAt: shared(columns.dropoffAt),
    pickupZone: shared(columns.pickupZone),
    dropoffZone: shared(columns.dropoffZone),
    distanceKm: shared(columns.distanceKm),
    passengers: shared(columns.passengers),
    fare: shared(columns.fare),
    points: points && {
      pickupLat: shared(points.pickupLat),
      pickupLon: shared(points.pickupLon),
      dropoffLat: shared(points.dropoffLat),
      dropoffLon: shared(points.dropoffLon),
    },
  }
}

type Column = Int32Array | Uint16Array | Uint8Array | Float32Array

function shared<Type extends Column>(column: Type): Type {
  const copy = Reflect.construct(column.constructor, [new SharedArrayBuffer(column.byteLength)]) as Type
  copy.set(column)
  return copy
}

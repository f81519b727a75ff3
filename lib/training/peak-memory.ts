import type { TripColumns } from '@/lib/trips/trip-columns'

/**
 * `process`: the most that the whole process has held in memory so far. `floor`: arrays and WebAssembly memory that are known to have been
 * held at once, where the host tells no more; what the engine holds besides comes on top.
 */
export type MemoryMeasure = 'process' | 'floor'

export interface PeakMemory {
  readonly bytes: number
  readonly measure: MemoryMeasure
}

/** Bytes of the trips and of `rows` training rides as a model with `width` dense columns looks at them: they are held together. */
export function arrayBytes(trips: TripColumns, rows: number, width: number): number {
  const columns = [
    trips.pickupAt,
    trips.dropoffAt,
    trips.pickupZone,
    trips.dropoffZone,
    trips.distanceKm,
    trips.passengers,
    trips.fare,
  ]
  const perRide = 4 * (width + 3)
  return columns.reduce((sum, column) => sum + column.byteLength, 0) + rows * perRide
}

import { TLC, TLC_ZONES } from './tlc-columns'
import type { TripFormat } from './trip-format'

/**
 * For-hire vehicles, 2017 on (before, the records have no drop-off). Most rows of many bases lack their places: such rides are kept, at an
 * unknown place.
 */
export const TLC_FHV: TripFormat = {
  ...TLC,
  name: 'tlc-fhv',
  title: 'TLC for-hire vehicles',
  signature: ['dispatching_base_num', 'dispatching_base_number'],
  emptyPlace: 'unknown',
  columns: { pickupAt: ['pickup_datetime'], dropoffAt: ['dropoff_datetime'], ...TLC_ZONES },
}

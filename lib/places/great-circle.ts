import { asin, cos, sin } from '@/lib/shared/rounded-math'

/** Mean radius of the Earth (IUGG), km. */
const RADIUS_KM = 6371.0088
const DEGREE = Math.PI / 180

/** Haversine distance between two points given in degrees, in km. Accurate to metres at the scale of a city. */
export function greatCircleKm(lat1: number, lon1: number, lat2: number, lon2: number): number {
  const a = sin(((lat2 - lat1) * DEGREE) / 2)
  const b = sin(((lon2 - lon1) * DEGREE) / 2)
  const h = a * a + cos(lat1 * DEGREE) * cos(lat2 * DEGREE) * b * b
  return 2 * RADIUS_KM * asin(Math.sqrt(Math.min(1, h)))
}

/** How far one point lies east and north of another, in degrees of latitude, on a plane: right for a city, not for a flight. The shorter way
 * round, over the 180th meridian too; at a pole there is no east: 0. */
export function eastOf(lat1: number, lon1: number, lon2: number): number {
  const east = lon2 - lon1
  return (east > 180 ? east - 360 : east < -180 ? east + 360 : east) * cos(lat1 * DEGREE)
}

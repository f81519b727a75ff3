/** A polygon's rings in degrees, longitude first and closed, as GeoJSON has them: the outer one, then holes. */
export type Position = readonly [lon: number, lat: number]
export type Polygon = readonly (readonly Position[])[]

/** Twice the area a ring encloses, square degrees; positive where it runs counter-clockwise. */
function signedArea(ring: readonly Position[]): number {
  let sum = 0
  for (let i = 0; i + 1 < ring.length; i++) {
    const [x, y] = ring[i] as Position
    const [nextX, nextY] = ring[i + 1] as Position
    sum += x * nextY - nextX * y
  }
  return sum
}

/** What a polygon covers, square degrees: its outer ring without its holes. */
export const areaOf = (polygon: Polygon): number =>
  polygon.reduce((sum, ring, i) => sum + (i === 0 ? 1 : -1) * Math.abs(signedArea(ring)), 0) / 2

/** Squared distance from a point to the nearest edge, positive inside the polygon (even-odd) and negative outside. */
export function signedSquare(x: number, y: number, polygon: Polygon): number {
  let isInside = false
  let least = Number.POSITIVE_INFINITY
  for (const ring of polygon)
    for (let i = 0; i + 1 < ring.length; i++) {
      const [ax, ay] = ring[i] as Position
      const [bx, by] = ring[i + 1] as Position
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) isInside = !isInside
      least = Math.min(least, squareToEdge(x, y, ax, ay, bx, by))
    }
  return isInside ? least : -least
}

export function squareToEdge(x: number, y: number, ax: number, ay: number, bx: number, by: number): number {
  const [dx, dy] = [bx - ax, by - ay]
  const length = dx * dx + dy * dy
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length))
  const [awayX, awayY] = [x - (ax + along * dx), y - (ay + along * dy)]
  return awayX * awayX + awayY * awayY
}

import { cellToBoundary, cellToLatLng, cellToParent, latLngToCell } from 'h3-js'

/**
 * Uber's H3 grid of hexagons over the globe, as far as it is needed here; `h3-js` is 54 kB, so whoever needs it imports this file when it
 * does. A point exactly on a border belongs to the cell that H3's own arithmetic says, in double precision: points of trips and requests are
 * of single precision, whose steps are a million times as wide as the last bits in which two engines might differ. Every point on the
 * globe has a cell, the poles and the 180th meridian too.
 */
export interface HexGrid {
  /** Index of the cell that a point in degrees is in. */
  cellAt(lat: number, lon: number, resolution: number): string
  /** The cell of a coarser resolution whose centre's neighbourhood holds this one. */
  parentOf(cell: string, resolution: number): string
  /** Degrees, to a ten-millionth: the same in every engine. */
  centreOf(cell: string): { readonly lat: number; readonly lon: number }
  /** Latitude and longitude in turn, in 1e-5 degrees: a ring for an outline. */
  ringOf(cell: string): readonly number[]
}

const rounded = (degrees: number): number => Math.round(degrees * 1e7) / 1e7

export const hexGrid: HexGrid = {
  cellAt: latLngToCell,
  parentOf: cellToParent,
  centreOf(cell) {
    const [lat, lon] = cellToLatLng(cell)
    return { lat: rounded(lat), lon: rounded(lon) }
  },
  ringOf: (cell) =>
    cellToBoundary(cell)
      .flat()
      .map((degrees) => Math.round(degrees * 1e5)),
}

/** A part of a map, pixels of the map. */
export interface MapView {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

type Spot = { readonly x: number; readonly y: number }

/** Of the extent of places between them there is as much again around them. */
const AROUND = 1.7
/** Closer than this share of what the land can fill, a city is not known by its shape any more. */
const CLOSEST = 0.35

/**
 * The part of a map to show for chosen places, in the shape of its frame (width over height): all of them with room around, not so close that
 * the city cannot be recognised, and no more beyond the land than is needed. All of the land where nothing is chosen.
 */
export function viewOf(land: MapView, spots: readonly Spot[], shape: number): MapView {
  const all = Math.max(land.width, land.height * shape)
  if (spots.length === 0) return framed(land, middleOf(land), all, shape)
  const xs = spots.map(({ x }) => x)
  const ys = spots.map(({ y }) => y)
  const chosen = { x: Math.min(...xs), y: Math.min(...ys), width: spread(xs), height: spread(ys) }
  const filled = Math.min(land.width, land.height * shape)
  const width = Math.max(CLOSEST * filled, AROUND * Math.max(chosen.width, chosen.height * shape))
  return framed(land, middleOf(chosen), Math.min(width, all), shape)
}

function framed(land: MapView, around: Spot, width: number, shape: number): MapView {
  const height = width / shape
  return {
    x: within(around.x - width / 2, land.x, land.width, width),
    y: within(around.y - height / 2, land.y, land.height, height),
    width,
    height,
  }
}

/** Where a stretch of the frame begins: inside the land where it is shorter, with the land in its middle where it is longer. */
const within = (at: number, from: number, length: number, shown: number): number =>
  shown > length ? from - (shown - length) / 2 : Math.min(Math.max(at, from), from + length - shown)

const spread = (values: readonly number[]): number => Math.max(...values) - Math.min(...values)
const middleOf = ({ x, y, width, height }: MapView): Spot => ({ x: x + width / 2, y: y + height / 2 })

/** Places joined by links that are equally long both ways. Links of place i are [start[i], start[i + 1]). */
export interface Links {
  readonly places: number
  readonly start: Int32Array
  readonly to: Int32Array
  readonly length: Float64Array
  /** Rides behind each link. */
  readonly rides: Float64Array
}

/**
 * Length of the shortest way from one place to every other over the links, into `out`; infinite where there is none (Dijkstra, 1959, with a
 * binary heap). Sums and comparisons only: the same bits everywhere.
 */
export function shortestPaths(links: Links, from: number, out: Float64Array): void {
  const { places, start, to, length } = links
  out.fill(Number.POSITIVE_INFINITY)
  out[from] = 0
  const heap = new Int32Array(places)
  /** Where each place is in the heap, −1 before it enters and after it leaves. */
  const at = new Int32Array(places).fill(-1)
  heap[0] = from
  at[from] = 0
  let size = 1

  const rise = (place: number, hole: number) => {
    const key = out[place] as number
    let i = hole
    while (i > 0) {
      const parent = (i - 1) >> 1
      const other = heap[parent] as number
      if ((out[other] as number) <= key) break
      heap[i] = other
      at[other] = i
      i = parent
    }
    heap[i] = place
    at[place] = i
  }
  const sink = (place: number) => {
    const key = out[place] as number
    let i = 0
    for (let child = 1; child < size; child = 2 * i + 1) {
      if (child + 1 < size && (out[heap[child + 1] as number] as number) < (out[heap[child] as number] as number))
        child++
      const other = heap[child] as number
      if ((out[other] as number) >= key) break
      heap[i] = other
      at[other] = i
      i = child
    }
    heap[i] = place
    at[place] = i
  }

  while (size > 0) {
    const place = heap[0] as number
    at[place] = -2
    size--
    if (size > 0) sink(heap[size] as number)
    const so = out[place] as number
    for (let k = start[place] as number; k < (start[place + 1] as number); k++) {
      const next = to[k] as number
      const far = so + (length[k] as number)
      if (!(far < (out[next] as number))) continue
      out[next] = far
      rise(next, at[next] === -1 ? size++ : (at[next] as number))
    }
  }
}

/** Links by their two ends, each named once, first end first. */
export function linksOf(
  places: number,
  ends: readonly (readonly [number, number])[],
  length: ArrayLike<number>,
  rides: ArrayLike<number>,
): Links {
  const start = new Int32Array(places + 1)
  for (const pair of ends) for (const end of pair) start[end + 1] = (start[end + 1] as number) + 1
  for (let i = 0; i < places; i++) start[i + 1] = (start[i + 1] as number) + (start[i] as number)
  const next = start.slice()
  const links = {
    places,
    start,
    to: new Int32Array(2 * ends.length),
    length: new Float64Array(2 * ends.length),
    rides: new Float64Array(2 * ends.length),
  }
  for (const [k, [a, b]] of ends.entries())
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const) {
      const slot = next[from] as number
      next[from] = slot + 1
      links.to[slot] = to
      links.length[slot] = length[k] as number
      links.rides[slot] = rides[k] as number
    }
  return links
}

/** The shortest ways from some places to all. */
export interface Ways {
  readonly landmarks: Int32Array
  /** From landmark l to every place. */
  readonly length: readonly Float64Array[]
}

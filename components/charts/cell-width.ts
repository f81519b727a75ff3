/** A cell is never narrower: in too little room, or in none while it is hidden, a figure is wider than its room. */
const LEAST = 2

/** Pixels that each of the cells of a row takes of a room in which `beside` pixels are for what stands beside them; at most `most`. */
export const cellWidthIn = (room: number, beside: number, columns: number, most: number): number =>
  Math.min(most, Math.max(LEAST, (room - beside) / Math.max(1, columns)))

/**
 * Work cut into pieces of a few dozen milliseconds at most. Whoever drives it may let others in between two of them, or leave the rest
 * undone with `return()`.
 */
export type Steps<T> = Generator<void, T, void>

/** Rows that one piece of a cheap loop takes on: at most a microsecond each. */
export const PIECE_ROWS = 16_384

/** Calls `act` on one range of rows [from, to) after the other. */
export function* inPieces(rows: number, act: (from: number, to: number) => void, piece = PIECE_ROWS): Steps<void> {
  for (let from = 0; from < rows; from += piece) {
    act(from, Math.min(rows, from + piece))
    yield
  }
}

/** All pieces, one after the other: for callers that nobody waits behind. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

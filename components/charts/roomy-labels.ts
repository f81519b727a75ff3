/** Pixels of a letter at the size of axis labels, and between two labels. */
const LETTER = 6
const BETWEEN = 8

export interface Label {
  /** Of its middle. */
  readonly x: number
  readonly words: string
}

/** Labels of an axis from left to right, held within the figure; one that has no room beside the one before it is left out. */
export function roomyLabels(
  ticks: readonly number[],
  xOf: (tick: number) => number,
  format: (tick: number) => string,
  width: number,
): readonly Label[] {
  const labels: Label[] = []
  let free = Number.NEGATIVE_INFINITY
  for (const tick of ticks) {
    const words = format(tick)
    const half = (words.length * LETTER) / 2
    const x = Math.max(half, Math.min(width - half, xOf(tick)))
    if (x - half < free) continue
    labels.push({ x, words })
    free = x + half + BETWEEN
  }
  return labels
}

/** Standardised values are kept within this many scales. */
const FARTHEST = 10

/** In place: `(raw − centre) ÷ scale`, kept within ±10; a missing value becomes the mean, 0. */
export function standardise(
  dense: Float32Array,
  from: number,
  rows: number,
  centre: Float32Array,
  scale: Float32Array,
): void {
  const width = centre.length
  for (let i = 0, k = from; i < rows; i++)
    for (let j = 0; j < width; j++, k++) {
      const value = ((dense[k] as number) - (centre[j] as number)) / (scale[j] as number)
      dense[k] = Number.isNaN(value) ? 0 : Math.max(-FARTHEST, Math.min(FARTHEST, value))
    }
}

/** Line ends in [from, to): more than one where a quoted field spans lines. */
export function countLines(bytes: Uint8Array, from: number, to: number): number {
  let count = 0
  for (let i = from; i < to; i++) if (bytes[i] === 10 || (bytes[i] === 13 && bytes[i + 1] !== 10)) count++
  return count
}

/** The row without its line end. */
export function withoutLineEnd(bytes: Uint8Array, from: number, to: number): Uint8Array {
  let end = to
  if (end > from && bytes[end - 1] === 10) end--
  if (end > from && bytes[end - 1] === 13) end--
  return bytes.subarray(from, end)
}

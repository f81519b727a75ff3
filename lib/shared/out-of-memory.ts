/** Arrays of more elements than this are refused for want of memory; shorter ones that are "invalid" are views beyond a buffer's end. */
const LONG = 2 ** 28

const WORDS = /allocation failed|out of memory|allocation size overflow|Map maximum size exceeded|\bOOM\b/i

/** A file for whose bytes there is no memory is called unreadable by browsers: the error that is the reason, if that is why. */
export function whyUnread(error: unknown, bytes: number): unknown {
  try {
    return new ArrayBuffer(bytes).byteLength === bytes ? error : null
  } catch (reason) {
    return reason
  }
}

/** Browsers have no name of their own for this: V8 throws a `RangeError`, Firefox an `InternalError`, Safari either. The words tell. */
export function isOutOfMemory(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const length = /invalid (?:typed )?array (?:buffer )?length: (\d+)/i.exec(error.message)?.[1]
  return length === undefined ? WORDS.test(error.message) : Number(length) > LONG
}

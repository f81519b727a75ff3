/** Waits for the work while `console.log` passes over lines that match: what a library tells about itself is none of the operator's business. */
export async function withoutLines<T>(pattern: RegExp, work: () => Promise<T>): Promise<T> {
  const print = console.log
  const filtered = (...parts: unknown[]): void => {
    if (!parts.some((part) => typeof part === 'string' && pattern.test(part))) print(...parts)
  }
  console.log = filtered
  try {
    return await work()
  } finally {
    // Whoever wrapped it meanwhile keeps theirs.
    if (console.log === filtered) console.log = print
  }
}

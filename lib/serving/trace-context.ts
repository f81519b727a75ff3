/** A W3C trace context as it goes out: the caller's trace where it sent a valid one, else a new trace, with a span of our own. */
const TRACEPARENT = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/

/** `randomHex16` gives 16 random hexadecimal digits. */
export function continueTrace(header: string | undefined, randomHex16: () => string): string {
  const match = header === undefined ? null : TRACEPARENT.exec(header)
  if (match) {
    const [, version, trace, parent, flags, rest] = match
    const isValid =
      version !== 'ff' &&
      !(version === '00' && rest !== undefined) &&
      !/^0+$/.test(trace ?? '') &&
      !/^0+$/.test(parent ?? '')
    if (isValid) return `00-${trace}-${randomHex16()}-${(Number.parseInt(flags ?? '0', 16) & 1) === 1 ? '01' : '00'}`
  }
  return `00-${randomHex16()}${randomHex16()}-${randomHex16()}-00`
}

/** Text as one line of a log: line breaks, terminal escapes and other control characters are written out, not obeyed. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Cf}]/gu, (c) =>
    c === '\n' ? ' ⏎ ' : `\\u${(c.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  )
}

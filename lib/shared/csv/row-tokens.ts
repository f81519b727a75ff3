/**
 * An RFC 4180 tokenizer over bytes, for rows that a faster reader does not want and for small tables. It finds fields without making
 * strings. Where the RFC says nothing: LF, CRLF and a lone CR each end a row; a quote inside an unquoted field is a plain character;
 * whatever stands between a closing quote and the next delimiter is dropped; an unclosed quote at the end of the file closes there.
 */
const QUOTE = 34
const COMMA = 44
const LF = 10
const CR = 13
const decoder = new TextDecoder()
const western = new TextDecoder('windows-1252')
const REPLACEMENT = '\uFFFD'

/** The fields of the row read last: field i is bytes [start, end) of the buffer it was read from. */
export interface RowTokens {
  count: number
  start: Int32Array
  end: Int32Array
  /** 0 plain, 1 quoted, 2 quoted with doubled quotes inside. */
  quoting: Uint8Array
}

export function rowTokens(): RowTokens {
  return { count: 0, start: new Int32Array(64), end: new Int32Array(64), quoting: new Uint8Array(64) }
}

/**
 * Reads one row that begins at `from`; `delimiter` is the byte between fields. Returns the position after its line end, or −1 where the row may go on past `to` and more bytes
 * are to come (`final` is false).
 */
export function readRow(
  tokens: RowTokens,
  bytes: Uint8Array,
  from: number,
  to: number,
  final: boolean,
  delimiter = COMMA,
): number {
  let at = from
  let count = 0
  for (;;) {
    if (count === tokens.start.length) grow(tokens)
    if (at < to && bytes[at] === QUOTE) {
      const start = ++at
      let quoting = 1
      for (;;) {
        while (at < to && bytes[at] !== QUOTE) at++
        if (at >= to) {
          if (!final) return -1
          break
        }
        if (at + 1 < to && bytes[at + 1] === QUOTE) {
          quoting = 2
          at += 2
          continue
        }
        break
      }
      tokens.start[count] = start
      tokens.end[count] = at
      tokens.quoting[count++] = quoting
      while (at < to && bytes[at] !== delimiter && bytes[at] !== LF && bytes[at] !== CR) at++
    } else {
      tokens.start[count] = at
      while (at < to && bytes[at] !== delimiter && bytes[at] !== LF && bytes[at] !== CR) at++
      tokens.end[count] = at
      tokens.quoting[count++] = 0
    }
    if (at >= to) {
      tokens.count = count
      return final ? to : -1
    }
    const stop = bytes[at++]
    if (stop === delimiter) continue
    if (stop === CR) {
      if (at >= to && !final) return -1
      if (at < to && bytes[at] === LF) at++
    }
    tokens.count = count
    return at
  }
}

/** Is the row read last nothing but a line end? Such lines are no rows. */
export function isBlankRow(tokens: RowTokens): boolean {
  return tokens.count === 1 && tokens.quoting[0] === 0 && tokens.start[0] === tokens.end[0]
}

/** The text of one field: UTF-8, or Windows-1252 where its bytes are not that. */
export function fieldText(tokens: RowTokens, bytes: Uint8Array, field: number): string {
  const raw = bytes.subarray(tokens.start[field], tokens.end[field])
  const utf8 = decoder.decode(raw)
  const text = utf8.includes(REPLACEMENT) && !isUtf8(raw) ? western.decode(raw) : utf8
  return tokens.quoting[field] === 2 ? text.replaceAll('""', '"') : text
}

/** Are these bytes UTF-8? The last character may be cut off where more are to come. */
export function isUtf8(bytes: Uint8Array, isCut = false): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: isCut })
    return true
  } catch {
    return false
  }
}

/** Texts of all fields of the row read last. */
export function rowTexts(tokens: RowTokens, bytes: Uint8Array): string[] {
  const texts: string[] = []
  for (let i = 0; i < tokens.count; i++) texts.push(fieldText(tokens, bytes, i))
  return texts
}

function grow(tokens: RowTokens): void {
  const length = tokens.start.length * 2
  const start = new Int32Array(length)
  const end = new Int32Array(length)
  const quoting = new Uint8Array(length)
  start.set(tokens.start)
  end.set(tokens.end)
  quoting.set(tokens.quoting)
  tokens.start = start
  tokens.end = end
  tokens.quoting = quoting
}

import type * as z from 'zod'
import { FOR_WORDS, wordsOfIssue } from '@/lib/shared/words-of-issue'
import { type Refusal, refuse } from './outcome'
import type { ProblemPart } from './schema/problem'

/** No body of ours nests deeper than three. */
const MAX_DEPTH = 16
/** Wrong places named in one answer. */
const MAX_ERRORS = 20

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false })

/** Members and brackets of 1,000 rides with every field and coordinates, twice over. */
const MAX_MEMBERS = 24_000
const MAX_BRACKETS = 8_000

/**
 * What is wrong with the amount of structure, looked up in the bytes: a parser would build a million arrays, or a hundred thousand keys, before anyone could
 * count them. One pass, 1 ms a megabyte.
 */
function measure(bytes: Uint8Array): 'too-deep' | 'too-many' | null {
  let depth = 0
  let brackets = 0
  let members = 0
  let inString = false
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]
    if (inString) {
      if (byte === 0x5c) i++
      else if (byte === 0x22) inString = false
    } else if (byte === 0x22) inString = true
    else if (byte === 0x3a) members++
    else if (byte === 0x7b || byte === 0x5b) {
      brackets++
      if (++depth > MAX_DEPTH) return 'too-deep'
    } else if (byte === 0x7d || byte === 0x5d) depth--
  }
  return members > MAX_MEMBERS || brackets > MAX_BRACKETS ? 'too-many' : null
}

const LONE_SURROGATE = /\p{Surrogate}/u

function hasLoneSurrogate(value: unknown): boolean {
  if (typeof value === 'string') return LONE_SURROGATE.test(value)
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).some(([key, part]) => LONE_SURROGATE.test(key) || hasLoneSurrogate(part))
}

export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal }

const refused = (status: number, code: string, detail: string): Read<never> => ({
  ok: false,
  refusal: refuse(status, code, detail),
})

/** Bytes → a JSON value. Refuses with 400 what is not UTF-8, not JSON, or nested more than 16 deep. */
export function parseJson(bytes: Uint8Array): Read<unknown> {
  switch (measure(bytes)) {
    case 'too-deep':
      return refused(400, 'json/too-deep', `The body nests more than ${MAX_DEPTH} levels deep.`)
    case 'too-many':
      return refused(
        400,
        'json/too-many',
        'The body holds more values than any request needs. Send fewer rides at once.',
      )
  }
  let text: string
  try {
    text = decoder.decode(bytes)
  } catch {
    return refused(400, 'json/not-utf8', 'The body is not valid UTF-8. Encode it as UTF-8.')
  }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    const hint = /\b(NaN|-?Infinity)\b/.test(text.slice(0, 10_000)) ? ' NaN and Infinity are not JSON.' : ''
    return refused(400, 'json/unreadable', `The body is not valid JSON.${hint}`)
  }
  if (text.includes('\\u') && hasLoneSurrogate(value))
    return refused(400, 'json/lone-surrogate', 'The body holds half of a surrogate pair, which is no character.')
  return { ok: true, value }
}

/** A path inside a JSON document as a JSON pointer in a URI fragment. */
function pointerTo(path: readonly PropertyKey[]): string {
  const parts = path.map((part) =>
    encodeURIComponent(String(part).slice(0, 100).replaceAll('~', '~0').replaceAll('/', '~1')),
  )
  return ['#', ...parts].join('/')
}

/** The first wrong place with what is wrong there, and how many more there are. */
function summaryOf(parts: readonly ProblemPart[]): string {
  const first = parts[0]
  if (!first) return ''
  const place = first.pointer === '#' ? '' : `${first.pointer}: `
  const sentence = `${place}${first.detail}${/[.!?…]$/.test(first.detail) ? '' : '.'}`
  const others = parts.length - 1
  if (others === 0) return sentence
  const listed = parts.length > MAX_ERRORS ? `; the first ${MAX_ERRORS} of the ${parts.length} are listed` : ''
  return `${sentence} ${others === 1 ? 'One more place is' : `${others} more places are`} wrong${listed}.`
}

export function refuseParts(code: string, parts: readonly ProblemPart[]): Refusal {
  const detail = summaryOf(parts)
  return { ...refuse(422, code, detail), errors: parts.slice(0, MAX_ERRORS) }
}

/** A JSON value → what the schema says, or 422 with a pointer to each wrong place. */
export function checkBody<T>(schema: z.ZodType<T>, value: unknown): Read<T> {
  const read = schema.safeParse(value, FOR_WORDS)
  if (read.success) return { ok: true, value: read.data }
  const parts = read.error.issues.map((issue) => ({
    pointer: pointerTo(issue.path),
    detail: wordsOfIssue(issue, 'The body'),
  }))
  return { ok: false, refusal: refuseParts('request/invalid', parts) }
}

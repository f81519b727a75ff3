import type * as z from 'zod'
import { quote } from './quote'

/** Unknown fields that an answer lists. */
const MAX_KEYS = 5

/** Parse with these, and an issue's message is empty unless the schema has words of its own. */
export const FOR_WORDS = { reportInput: true, error: () => '' } as const

/** One thing that the schema does not accept, as a sentence: which field, what was got, what to send. Needs an issue of a parse with `FOR_WORDS`. */
export function wordsOfIssue(issue: z.core.$ZodIssue, whole: string, ask: 'send' | 'give' = 'send'): string {
  const custom = issue.message
  const it = nameOf(issue.path, whole)
  if (issue.code === 'unrecognized_keys') return unknownFields(it, issue.keys)
  if (issue.input === undefined && issue.code === 'invalid_type')
    return custom ? `${it} is missing. ${custom}` : `${it} is missing: ${ask} ${article(issue.expected)}.`
  const got = `${it} ${gotOf(issue)}`
  return custom ? `${got}. ${custom}` : `${got}: ${remedyOf(issue, ask)}.`
}

/** `"pickupAt"`, `Item 0 of "rides"`, or the whole itself. */
function nameOf(path: readonly PropertyKey[], whole: string): string {
  const last = path.at(-1)
  if (last === undefined) return whole
  if (typeof last !== 'number') return quote(String(last))
  const list = path.at(-2)
  return list === undefined ? `Item ${last}` : `Item ${last} of ${quote(String(list))}`
}

function unknownFields(it: string, keys: readonly string[]): string {
  const shown = keys
    .slice(0, MAX_KEYS)
    .map((key) => quote(key))
    .join(', ')
  const more = keys.length > MAX_KEYS ? ` and ${keys.length - MAX_KEYS} more` : ''
  return `${it} has ${keys.length === 1 ? 'the unknown field' : 'the unknown fields'} ${shown}${more}: leave ${keys.length === 1 ? 'it' : 'them'} out.`
}

const SIZES: Readonly<Record<string, readonly [one: string, many: string]>> = {
  string: ['character', 'characters'],
  array: ['item', 'items'],
}

const counted = (n: number | bigint, [one, many]: readonly [string, string]): string =>
  `${n} ${Number(n) === 1 ? one : many}`

/** What was got, as the end of "It …". */
function gotOf({ code, input }: z.core.$ZodIssue): string {
  const isSize = code === 'too_big' || code === 'too_small'
  if (isSize && typeof input === 'string') return `has ${counted(input.length, ['character', 'characters'])}`
  if (isSize && Array.isArray(input)) return `has ${counted(input.length, ['item', 'items'])}`
  if (input === undefined) return 'is missing'
  if (typeof input === 'string') return `is the text ${quote(input)}`
  if (typeof input === 'number')
    return Number.isFinite(input) ? `is the number ${input}` : 'is larger than a number can be'
  if (Array.isArray(input)) return 'is a list'
  return typeof input === 'object' && input !== null ? 'is an object' : `is ${String(input)}`
}

function remedyOf(issue: z.core.$ZodIssue, ask: string): string {
  switch (issue.code) {
    case 'invalid_type':
      return `${ask} ${article(issue.expected)}`
    case 'invalid_value':
      return `${ask} ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}`
    case 'too_small':
      return `${ask} ${issue.inclusive ? 'at least' : 'more than'} ${limit(issue.minimum, issue.origin)}`
    case 'too_big':
      return `${ask} ${issue.inclusive ? 'at most' : 'less than'} ${limit(issue.maximum, issue.origin)}`
    default:
      return 'it may not stand here'
  }
}

const limit = (n: number | bigint, origin: string): string => {
  const size = SIZES[origin]
  return size ? counted(n, size) : String(n)
}

const ARTICLES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
}

const article = (type: string): string => ARTICLES[type] ?? `a value of type ${type}`

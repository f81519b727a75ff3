/** Numbers in which the point can only stand before the decimals: `0.5`, `52.5204`, `1,234.5`; or the comma only between groups: `1,234,567`. */
const TELLS_POINT =
  /^[+-]?(?:\d*\.(?:\d{1,2}|\d{4,})|0?\.\d{3}|\d{4,}\.\d{3}|\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:,\d{3}){2,})$/
const GROUPS_OR_DECIMALS = /^[+-]?(?:\d+[,.]?\d*|[,.]\d+|\d{1,3}(?:,\d{3})+|\d{1,3}(?:\.\d{3})+)(?:[,.]\d+)?$/
const LONGEST = 64

/** How a file writes its numbers. */
export interface NumberStyle {
  readonly decimalComma: boolean
  /** A number whose comma had to be understood, the deciding one where there is one; null where no number has a comma. */
  readonly seen: string | null
  /** Did a number tell it, and not the separator of the columns? */
  readonly isTold: boolean
}

const mirrored = (text: string): string => text.replace(/[,.]/g, (mark) => (mark === ',' ? '.' : ','))

/**
 * Is a comma in a number the decimal point, or does it stand between groups of three digits? Most numbers that leave no doubt decide; where
 * there are none, files whose columns are separated by commas have decimal points, and all others decimal commas.
 */
export function numberStyle(values: Iterable<string>, delimiter: string): NumberStyle {
  let seen: string | null = null
  const telling = { point: 0, comma: 0 }
  const first: { point: string | null; comma: string | null } = { point: null, comma: null }
  for (const text of values) {
    if (text.length > LONGEST || !GROUPS_OR_DECIMALS.test(text)) continue
    if (text.includes(',')) seen ??= text
    const told = TELLS_POINT.test(text) ? 'point' : TELLS_POINT.test(mirrored(text)) ? 'comma' : null
    if (told === null) continue
    telling[told]++
    first[told] ??= text
  }
  const isTold = telling.point !== telling.comma
  const decimalComma = isTold ? telling.comma > telling.point : delimiter !== ','
  return { decimalComma, seen: seen === null ? null : (first[decimalComma ? 'comma' : 'point'] ?? seen), isTold }
}

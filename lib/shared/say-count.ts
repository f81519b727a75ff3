import { formatCount } from './format-number'

/** A count and what is counted, `1 ride` or `1,204 rides`. Irregular words give their plural. */
export const sayCount = (count: number, one: string, many = `${one}s`): string =>
  `${formatCount(count)} ${count === 1 ? one : many}`

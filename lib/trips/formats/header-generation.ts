import type { RecognisedHeader } from './recognise-format'

/** The columns by which a TLC header dates itself, the youngest first. */
const DATED_BY = [
  { column: 'cbd_congestion_fee', title: 'header of 2025 on' },
  { column: 'congestion_surcharge', title: 'header of 2019 on' },
  { column: 'vendorid', title: 'header of 2016 to 2018' },
] as const

/**
 * Which generation of TLC's header a file has, or null for other files. New surcharges came as new columns.
 * https://www.nyc.gov/site/tlc/about/tlc-trip-record-data.page
 */
export function headerGeneration({ format, header }: Pick<RecognisedHeader, 'format' | 'header'>): string | null {
  if (format.name !== 'tlc-green' && format.name !== 'tlc-yellow') return null
  const names = new Set(header.map((name) => name.trim().toLowerCase()))
  return DATED_BY.find(({ column }) => names.has(column))?.title ?? null
}

import { formatCount } from '@/lib/shared/format-number'
import type { MappingPreview } from '@/lib/trips/mapping/preview-mapping'

/** `97 of 100 rows would be kept.` */
export function previewWords({ rows }: Pick<MappingPreview, 'rows'>): string {
  if (rows.length === 0) return 'There is no row below the header.'
  const kept = rows.filter((row) => row.kept).length
  return `${formatCount(kept)} of ${rows.length === 1 ? '1 row' : `${formatCount(rows.length)} rows`} would be kept.`
}

/** `pickup time, duration and distance` */
export function listed(words: readonly string[]): string {
  const different = [...new Set(words)]
  return different.length < 2 ? different.join('') : `${different.slice(0, -1).join(', ')} and ${different.at(-1)}`
}

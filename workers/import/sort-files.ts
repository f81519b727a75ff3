import { MOST_SHAPE_BYTES, MOST_TABLE_BYTES } from '@/lib/places/parse-zones'
import { isJson } from '@/lib/places/shape-file'
import { recogniseZoneFile } from '@/lib/places/zone-table'
import { parseTable } from '@/lib/shared/csv/parse-table'
import { inNameOrder } from '@/lib/trips/dataset-name'

const HEADER_BYTES = 4_096

/** Zone files apart from trip files, which stand in the order of their names. */
export async function sortFiles(files: readonly File[]) {
  const kinds = await Promise.all(files.map(isZoneFile))
  return {
    zoneFiles: files.filter((_, i) => kinds[i]),
    tripFiles: inNameOrder(files.filter((_, i) => !kinds[i])),
  }
}

/** A file that cannot be read is none: the trip reader says what is wrong with it. */
async function isZoneFile(file: File): Promise<boolean> {
  if (file.size > MOST_SHAPE_BYTES) return false
  const head = await file
    .slice(0, HEADER_BYTES)
    .arrayBuffer()
    .catch(() => new ArrayBuffer(0))
  const start = new Uint8Array(head)
  if (isJson(start)) return true
  if (file.size > MOST_TABLE_BYTES) return false
  return recogniseZoneFile(parseTable(start)[0] ?? []) !== null
}

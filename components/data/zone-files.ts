import { recogniseZoneFile } from '@/lib/places/parse-zones'
import { parseTable } from '@/lib/shared/csv/parse-table'

const HEAD_BYTES = 4096

/** What a file is, by its first line: zones, or (as far as a look can tell) trips. */
async function isZoneFile(file: File): Promise<boolean> {
  if (!/\.csv$/i.test(file.name)) return false
  const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer())
  const end = head.indexOf(10)
  const [header = []] = parseTable(end < 0 ? head : head.subarray(0, end))
  return recogniseZoneFile(header) !== null
}

/** Which of the files are zones, in their order. */
export async function findZoneFiles(files: readonly File[]): Promise<readonly boolean[]> {
  return Promise.all(files.map(isZoneFile))
}

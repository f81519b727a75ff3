import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseZones, type ZoneFile } from '@/lib/places/parse-zones'
import type { ZoneSet } from '@/lib/places/zone-set'
import { fail, ok, type Result } from '@/lib/shared/result'
import { reason } from './read-trip-files'

/** The zone set in points, lookup, GeoJSON and TopoJSON files, joined; null where no file is named. */
export async function readPlaces(paths: readonly string[]): Promise<Result<ZoneSet | null>> {
  if (paths.length === 0) return ok(null)
  const files: ZoneFile[] = []
  for (const path of paths) {
    try {
      files.push({ name: basename(path), bytes: new Uint8Array(await readFile(path)) })
    } catch (error) {
      return fail('file/unreadable', `${path} cannot be read: ${reason(error)}.`)
    }
  }
  return parseZones(files)
}

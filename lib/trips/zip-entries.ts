import { fail, ok, type Result } from '@/lib/shared/result'
import { MOST_UNPACKED_BYTES } from './gunzip'
import type { TripSource } from './trip-source'

/** A file in a ZIP, as the directory at its end says. */
export interface ZipEntry {
  readonly path: string
  readonly isDeflated: boolean
  readonly packed: number
  readonly unpacked: number
  readonly crc: number
  /** Where its local header begins. */
  readonly at: number
}

const END = 0x06054b50
const ZIP64_LOCATOR = 0x07064b50
const DIRECTORY_ENTRY = 0x02014b50
const END_BYTES = 22
const LONGEST_COMMENT = 0xffff
const MOST_ENTRIES = 10_000
const MOST_DIRECTORY_BYTES = 16 << 20
/** Trip files shrink about seven-fold; a hundred-fold is a bomb. */
const MOST_RATIO = 100
const RATIO_FROM_BYTES = 16 << 20

/** What trips come in. */
const TRIP_FILE = /\.(csv|tsv|txt|gz|parquet|zip)$/i

/**
 * The files in a ZIP that may hold trips, in their order: folders, `__MACOSX` and hidden files are no such. Fails with `zip/damaged`, `zip/zip64`,
 * `zip/encrypted`, `zip/method`, `zip/bomb` or `zip/empty`. PKWARE, APPNOTE.TXT 6.3.10
 */
export async function zipEntries(source: TripSource): Promise<Result<readonly ZipEntry[]>> {
  const damaged = (why: string) =>
    fail('zip/damaged', `${source.name} is damaged or cut off: ${why}. Nothing of it was kept; download it again.`)
  const tailAt = Math.max(0, source.bytes - END_BYTES - LONGEST_COMMENT)
  const tail = await source.slice(tailAt, source.bytes)
  const view = new DataView(tail.buffer, tail.byteOffset, tail.byteLength)
  let end = tail.length - END_BYTES
  while (end >= 0 && view.getUint32(end, true) !== END) end--
  if (end < 0) return damaged('it has no directory')
  const [count, size, at] = [
    view.getUint16(end + 10, true),
    view.getUint32(end + 12, true),
    view.getUint32(end + 16, true),
  ]
  if (at === 0xffff_ffff || count === 0xffff || (end >= 20 && view.getUint32(end - 20, true) === ZIP64_LOCATOR))
    return fail(
      'zip/zip64',
      `${source.name} is a ZIP of the 64-bit kind, which is not read. Unpack it and import the files inside.`,
    )
  if (count > MOST_ENTRIES || size > MOST_DIRECTORY_BYTES) return damaged(`its directory claims ${count} files`)
  if (at + size > tailAt + end) return damaged('its directory lies outside the file')
  const directory = await source.slice(at, at + size)
  const entries: ZipEntry[] = []
  let next = 0
  for (let i = 0; i < count; i++) {
    const entry = readEntry(directory, next)
    if (entry === null) return damaged('its directory cannot be read')
    next = entry.next
    if (!mayHoldTrips(entry.path)) continue
    const refusal = refuse(entry, source.name)
    if (refusal) return refusal
    const { path, packed, unpacked, crc, at } = entry
    entries.push({ path, isDeflated: entry.method === 8, packed, unpacked, crc, at })
  }
  if (entries.reduce((sum, { packed }) => sum + packed, 0) > source.bytes) return damaged('its files overlap')
  return entries.length > 0 ? ok(entries) : fail('zip/empty', `${source.name} is a ZIP without CSV or Parquet files.`)
}

interface DirectoryEntry {
  readonly path: string
  readonly flags: number
  readonly method: number
  readonly packed: number
  readonly unpacked: number
  readonly crc: number
  readonly at: number
  readonly next: number
}

function readEntry(bytes: Uint8Array, from: number): DirectoryEntry | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (from + 46 > bytes.length || view.getUint32(from, true) !== DIRECTORY_ENTRY) return null
  const nameEnd = from + 46 + view.getUint16(from + 28, true)
  if (nameEnd > bytes.length) return null
  return {
    path: new TextDecoder().decode(bytes.subarray(from + 46, nameEnd)),
    flags: view.getUint16(from + 8, true),
    method: view.getUint16(from + 10, true),
    crc: view.getUint32(from + 16, true),
    packed: view.getUint32(from + 20, true),
    unpacked: view.getUint32(from + 24, true),
    at: view.getUint32(from + 42, true),
    next: nameEnd + view.getUint16(from + 30, true) + view.getUint16(from + 32, true),
  }
}

function mayHoldTrips(path: string): boolean {
  const parts = path.split(/[/\\]/)
  return TRIP_FILE.test(path) && parts.every((part) => part !== '__MACOSX' && !part.startsWith('.'))
}

function refuse({ path, flags, method, packed, unpacked }: DirectoryEntry, zip: string) {
  const it = `${zip}: ${path.slice(-80)}`
  if (flags & 1) return fail('zip/encrypted', `${it} is encrypted. Unpack it with its password and import the result.`)
  if (packed === 0xffff_ffff || unpacked === 0xffff_ffff)
    return fail('zip/zip64', `${it} is packed in the 64-bit way, which is not read. Unpack it and import the result.`)
  if (method !== 0 && method !== 8)
    return fail(
      'zip/method',
      `${it} is packed by method ${method}; only deflate is read. Unpack it and import the result.`,
    )
  if (unpacked > MOST_UNPACKED_BYTES)
    return fail('zip/bomb', `${it} unpacks to more than 2 GiB. Split it, or unpack it and import the CSV.`)
  if (unpacked > RATIO_FROM_BYTES && unpacked > packed * MOST_RATIO)
    return fail(
      'zip/bomb',
      `${it} unpacks to more than ${MOST_RATIO} times its size, which no trip file does. Nothing of it was kept.`,
    )
  return null
}

/** What a file of a ZIP is called: its name without its folders. */
export const entryName = ({ path }: ZipEntry): string => path.split(/[/\\]/).at(-1) ?? path

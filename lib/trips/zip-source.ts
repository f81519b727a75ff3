import { Inflate } from 'fflate'
import { crc32 } from '@/lib/shared/crc32'
import type { Failure } from '@/lib/shared/result'
import type { TripSource } from './trip-source'
import { entryName, type ZipEntry } from './zip-entries'

/** Small enough that what one piece unpacks to cannot fill the memory. */
const PIECE_BYTES = 32 << 10
const LOCAL_HEADER_BYTES = 30
/** Beyond its start, slices of a packed file are cut from the whole, which is unpacked once. */
const START_BYTES = 2 << 20

/** Why a file of a ZIP cannot be read, thrown through the streams between. */
export class BrokenEntry extends Error {
  override readonly name = 'BrokenEntry'
  constructor(readonly failure: Failure) {
    super(failure.message)
  }
}

/** A file inside a ZIP as a file of its own. Reading it throws `BrokenEntry` where it is not what the directory says. */
export function zipSource(zip: TripSource, entry: ZipEntry): TripSource {
  let whole: Promise<Uint8Array> | null = null
  const sliceOf = async (from: number, to: number): Promise<Uint8Array> => {
    if (!entry.isDeflated) {
      const start = await dataStart(zip, entry)
      return zip.slice(start + from, start + to)
    }
    if (to <= START_BYTES && whole === null) return gather(unpack(zip, entry), from, to)
    whole ??= gather(unpack(zip, entry), 0, entry.unpacked)
    return (await whole).subarray(from, to)
  }
  return {
    name: entryName(entry),
    bytes: entry.unpacked,
    slice: sliceOf,
    stream() {
      const pieces = unpack(zip, entry)
      return new ReadableStream<Uint8Array>(
        {
          async pull(controller) {
            const { done, value } = await pieces.next()
            if (done) controller.close()
            else controller.enqueue(value)
          },
          cancel: async () => void (await pieces.return(undefined)),
        },
        { highWaterMark: 0 },
      )
    },
  }
}

const broken = (entry: ZipEntry, zip: TripSource, why: string): BrokenEntry =>
  new BrokenEntry({
    code: 'zip/damaged',
    message: `${zip.name}: ${entry.path.slice(-80)} is damaged: ${why}. Nothing of it was kept; download the ZIP again.`,
  })

async function dataStart(zip: TripSource, entry: ZipEntry): Promise<number> {
  const header = await zip.slice(entry.at, Math.min(zip.bytes, entry.at + LOCAL_HEADER_BYTES))
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength)
  if (header.length < LOCAL_HEADER_BYTES || view.getUint32(0, true) !== 0x04034b50)
    throw broken(entry, zip, 'it does not begin where the directory says')
  const start = entry.at + LOCAL_HEADER_BYTES + view.getUint16(26, true) + view.getUint16(28, true)
  if (start + entry.packed > zip.bytes) throw broken(entry, zip, 'it is cut off')
  return start
}

/** The file's bytes, never more than the directory says, with their check sum tested at the end. */
async function* unpack(zip: TripSource, entry: ZipEntry): AsyncGenerator<Uint8Array, undefined> {
  const start = await dataStart(zip, entry)
  let out: Uint8Array[] = []
  const inflate = new Inflate((bytes) => {
    if (bytes.length > 0) out.push(bytes)
  })
  let length = 0
  let crc = 0
  for (let at = 0; at < entry.packed; at += PIECE_BYTES) {
    const piece = await zip.slice(start + at, start + Math.min(entry.packed, at + PIECE_BYTES))
    try {
      if (entry.isDeflated) inflate.push(piece, at + PIECE_BYTES >= entry.packed)
      else out.push(piece)
    } catch (error) {
      throw broken(entry, zip, error instanceof Error ? error.message : String(error))
    }
    const pieces = out
    out = []
    for (const bytes of pieces) {
      length += bytes.length
      crc = crc32(bytes, crc)
      if (length > entry.unpacked) throw broken(entry, zip, 'it unpacks to more than the directory says')
      yield bytes
    }
  }
  if (length !== entry.unpacked || crc !== entry.crc) throw broken(entry, zip, 'its check sum does not match')
}

/** Bytes [from, to) of what the pieces make together. */
async function gather(pieces: AsyncGenerator<Uint8Array, undefined>, from: number, to: number): Promise<Uint8Array> {
  const part = new Uint8Array(to - from)
  let at = 0
  for await (const piece of pieces) {
    const first = Math.max(0, from - at)
    const last = Math.min(piece.length, to - at)
    if (first < last) part.set(piece.subarray(first, last), at + first - from)
    at += piece.length
    // The rest is not needed, nor its check sum: whoever reads all of it tests that.
    if (at > to) break
  }
  return part
}

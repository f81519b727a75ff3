/**
 * The file that holds a model: "RIDECAST", version (u32), length of the manifest (u32), the manifest as UTF-8 JSON, then typed sections.
 * Little-endian; the manifest and each section are padded with zeros to 8 bytes. There is one way to write a given content.
 */
import { hashBytes } from '@/lib/shared/hash'
import type { Sha256 } from '@/lib/shared/ids'

export const MAGIC = new TextEncoder().encode('RIDECAST')
export const CONTAINER_VERSION = 1
export const HEADER_BYTES = 16

export const DTYPES = ['f32', 'i32', 'u32'] as const
export type Dtype = (typeof DTYPES)[number]
export type SectionData = Float32Array | Int32Array | Uint32Array

/** One array of the file. `offset` counts from the end of the padded manifest. */
export interface SectionEntry {
  readonly name: string
  readonly dtype: Dtype
  readonly shape: readonly number[]
  readonly offset: number
  readonly sha256: Sha256
}

export interface NamedSection {
  readonly name: string
  readonly shape: readonly number[]
  readonly data: SectionData
}

export const align = (bytes: number): number => Math.ceil(bytes / 8) * 8

const dtypeOf = (data: SectionData): Dtype =>
  data instanceof Float32Array ? 'f32' : data instanceof Int32Array ? 'i32' : 'u32'

/** All dtypes are 4 bytes wide. The platforms we run on are little-endian, as WebAssembly requires; a big-endian one would be refused here. */
function bytesOf(data: SectionData): Uint8Array {
  if (new Uint8Array(Uint16Array.of(1).buffer)[0] !== 1) throw new Error('A big-endian platform cannot write models.')
  return new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
}

/** The directory of sections laid out one after the other. */
export async function describeSections(sections: readonly NamedSection[]): Promise<readonly SectionEntry[]> {
  const entries: SectionEntry[] = []
  let offset = 0
  for (const { name, shape, data } of sections) {
    entries.push({ name, dtype: dtypeOf(data), shape, offset, sha256: await hashBytes(bytesOf(data).slice()) })
    offset += align(data.byteLength)
  }
  return entries
}

/** `manifest` names the sections as `describeSections` has described them. */
export function packContainer(manifest: unknown, sections: readonly NamedSection[]): Uint8Array {
  const text = new TextEncoder().encode(JSON.stringify(manifest))
  const start = align(HEADER_BYTES + text.length)
  const total = sections.reduce((sum, { data }) => sum + align(data.byteLength), start)
  const bytes = new Uint8Array(total)
  bytes.set(MAGIC)
  const view = new DataView(bytes.buffer)
  view.setUint32(8, CONTAINER_VERSION, true)
  view.setUint32(12, text.length, true)
  bytes.set(text, HEADER_BYTES)
  let offset = start
  for (const { data } of sections) {
    bytes.set(bytesOf(data), offset)
    offset += align(data.byteLength)
  }
  return bytes
}

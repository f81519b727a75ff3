import { hashBytes } from '@/lib/shared/hash'
import { fail, ok, type Result } from '@/lib/shared/result'
import { FOR_WORDS, wordsOfIssue } from '@/lib/shared/words-of-issue'
import { MAX_ARTEFACT_BYTES } from './artefact'
import { align, CONTAINER_VERSION, type Dtype, HEADER_BYTES, MAGIC, type SectionData } from './container'
import { LISTS, MAX_DEPTH, MAX_MANIFEST_BYTES, MAX_OBJECTS, type Manifest, manifest } from './manifest'

/** A file whose layout, manifest and hashes hold; what its numbers mean is not yet looked at. */
export interface OpenContainer {
  readonly manifest: Manifest
  readonly sections: readonly OpenSection[]
}

export interface OpenSection {
  readonly name: string
  readonly dtype: Dtype
  readonly shape: readonly number[]
  readonly data: SectionData
}

/** Reads a file that anybody may have made. Sizes are checked before anything is allocated, and no byte is left unaccounted for. */
export async function openContainer(bytes: Uint8Array): Promise<Result<OpenContainer>> {
  if (bytes.length > MAX_ARTEFACT_BYTES)
    return fail(
      'artefact/too-large',
      `The file has ${bytes.length} bytes; a model may have at most ${MAX_ARTEFACT_BYTES}.`,
    )
  if (bytes.length < HEADER_BYTES || MAGIC.some((byte, i) => bytes[i] !== byte))
    return fail('artefact/not-a-model', 'This is not a Ridecast model file: it does not begin with "RIDECAST".')
  const header = new DataView(bytes.buffer, bytes.byteOffset, HEADER_BYTES)
  const version = header.getUint32(8, true)
  if (version !== CONTAINER_VERSION)
    return fail(
      'artefact/version',
      `The file has version ${version}; this Ridecast reads version ${CONTAINER_VERSION}. Use the Ridecast that made it.`,
    )
  const length = header.getUint32(12, true)
  const start = align(HEADER_BYTES + length)
  if (length > MAX_MANIFEST_BYTES || start > bytes.length)
    return fail(
      'artefact/cut-off',
      `The manifest says ${length} bytes, the file has ${bytes.length}: it is cut off or damaged. Fetch it again.`,
    )
  const read = readManifest(bytes.subarray(HEADER_BYTES, HEADER_BYTES + length))
  if (!read.ok) return read
  if (!isZero(bytes, HEADER_BYTES + length, start)) return fail('artefact/padding', 'The padding is not zero.')
  return readSections(bytes, start, read.value)
}

function readManifest(bytes: Uint8Array): Result<Manifest> {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return fail('artefact/manifest', 'The manifest is not UTF-8 text.')
  }
  const shape = measureJson(text)
  if (shape.depth > MAX_DEPTH)
    return fail('artefact/manifest', `The manifest nests ${shape.depth} deep; ${MAX_DEPTH} is the most.`)
  if (shape.objects > MAX_OBJECTS)
    return fail('artefact/manifest', `The manifest holds ${shape.objects} objects; ${MAX_OBJECTS} is the most.`)
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return fail('artefact/manifest', 'The manifest is not JSON.')
  }
  for (const { path, max, what } of LISTS) {
    const list = at(json, path)
    if (Array.isArray(list) && list.length > max)
      return fail('artefact/manifest', `The manifest lists ${list.length} ${what}; ${max} is the most.`)
  }
  const parsed = manifest.safeParse(json, FOR_WORDS)
  if (parsed.success) return ok(parsed.data)
  const issue = parsed.error.issues[0]
  const where = issue?.path.map(String).join('.').slice(0, 80) || 'top'
  return fail(
    'artefact/manifest',
    `The manifest is wrong at "${where}": ${issue ? wordsOfIssue(issue, 'The manifest', 'give') : 'It is unreadable.'}`,
  )
}

/** Depth of nesting and number of objects, from the text alone. */
function measureJson(text: string): { readonly depth: number; readonly objects: number } {
  let [depth, deepest, objects] = [0, 0, 0]
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (quoted) {
      if (c === 92) i++
      else if (c === 34) quoted = false
    } else if (c === 34) quoted = true
    else if (c === 123 || c === 91) {
      if (c === 123) objects++
      depth++
      if (depth > deepest) deepest = depth
    } else if (c === 125 || c === 93) depth--
  }
  return { depth: deepest, objects }
}

function at(json: unknown, path: readonly string[]): unknown {
  let value = json
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined
    value = Object.getOwnPropertyDescriptor(value, key)?.value
  }
  return value
}

async function readSections(bytes: Uint8Array, start: number, manifest: Manifest): Promise<Result<OpenContainer>> {
  const sections: OpenSection[] = []
  let end = start
  for (const { name, dtype, shape, offset, sha256 } of manifest.sections) {
    const length = 4 * shape.reduce((product, dimension) => product * dimension, 1)
    if (start + offset !== end)
      return fail('artefact/layout', `The section "${name}" does not follow the one before it.`)
    if (!(length <= bytes.length - end))
      return fail('artefact/cut-off', `The section "${name}" says ${length} bytes; ${bytes.length - end} are left.`)
    // A copy of its own: `slice` of a Node Buffer would be a view of all the rest.
    const data = new Uint8Array(bytes.subarray(end, end + length))
    if ((await hashBytes(data)) !== sha256)
      return fail('artefact/hash-mismatch', `The section "${name}" does not match its SHA-256: the file is damaged.`)
    if (!isZero(bytes, end + length, Math.min(bytes.length, end + align(length))))
      return fail('artefact/padding', 'The padding is not zero.')
    sections.push({ name, dtype, shape, data: typed(dtype, data.buffer) })
    end += align(length)
  }
  if (end !== bytes.length)
    return fail('artefact/layout', `The sections end at byte ${end}, the file at ${bytes.length}.`)
  return ok({ manifest, sections })
}

function isZero(bytes: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (bytes[i] !== 0) return false
  return true
}

function typed(dtype: Dtype, buffer: ArrayBuffer): SectionData {
  switch (dtype) {
    case 'f32':
      return new Float32Array(buffer)
    case 'i32':
      return new Int32Array(buffer)
    case 'u32':
      return new Uint32Array(buffer)
  }
}

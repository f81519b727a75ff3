/** Plain data as one run of bytes: a length, a JSON header in which typed arrays are places, and the arrays, each on a multiple of eight. */

const ARRAYS = { Float32Array, Float64Array, Int32Array, Uint32Array, Uint8Array }
type ArrayName = keyof typeof ARRAYS
type Numbers = InstanceType<(typeof ARRAYS)[ArrayName]>

/** Stands for what JSON has no word for; no packed object has this key. */
const MARK = '@'

const even = (bytes: number): number => Math.ceil(bytes / 8) * 8

const isNumbers = (value: unknown): value is Numbers => Object.values(ARRAYS).some((kind) => value instanceof kind)

/** Whether JSON would lose it. */
const isOdd = (value: number): boolean => !Number.isFinite(value) || Object.is(value, -0)

/** Packs plain data: nulls, booleans, text, numbers of any kind, arrays of numbers, and lists and objects of these. */
export function pack(value: unknown): Uint8Array {
  const arrays: Numbers[] = []
  let bytes = 0
  const header = JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part === 'number' && isOdd(part)) return { [MARK]: Object.is(part, -0) ? '-0' : String(part) }
    if (!isNumbers(part)) return part
    const at = bytes
    bytes = even(at + part.byteLength)
    arrays.push(part)
    return { [MARK]: part.constructor.name, at, length: part.length }
  })
  const words = new TextEncoder().encode(header)
  const start = even(4 + words.length)
  const packed = new Uint8Array(start + bytes)
  new DataView(packed.buffer).setUint32(0, words.length, true)
  packed.set(words, 4)
  let at = start
  for (const array of arrays) {
    packed.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at)
    at = even(at + array.byteLength)
  }
  return packed
}

/** What was packed. Throws where the bytes were not made by `pack`: check their hash before. */
export function unpack(packed: Uint8Array): unknown {
  const length = new DataView(packed.buffer, packed.byteOffset).getUint32(0, true)
  const start = even(4 + length)
  return JSON.parse(new TextDecoder().decode(packed.subarray(4, 4 + length)), (_key, part: unknown) => {
    if (typeof part !== 'object' || part === null || !(MARK in part)) return part
    const name = part[MARK]
    const kind = Object.entries(ARRAYS).find(([key]) => key === name)?.[1]
    if (!kind || !('at' in part) || !('length' in part)) return Number(name)
    const from = start + Number(part.at)
    return new kind(packed.slice(from, from + Number(part.length) * kind.BYTES_PER_ELEMENT).buffer)
  })
}

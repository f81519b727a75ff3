/**
 * One dense layer for one ride as a WebAssembly SIMD function, put together instruction by instruction when it is first asked for. Two
 * doubles a lane, eight lanes of outputs in registers, inputs in order: each output is the sum that the plain loop would make, bit for
 * bit, at about a quarter of its time.
 *
 * `layer(x, kernel, start, out, inputs, stride, floor)`: out[u] = max(floor, start[u] + Σ x[j] · kernel[j][u]). Addresses in bytes; `stride`
 * is a kernel row in bytes, a multiple of 128; at least one input.
 */
export interface LayerKernel {
  readonly memory: WebAssembly.Memory
  readonly layer: (
    x: number,
    kernel: number,
    start: number,
    out: number,
    inputs: number,
    stride: number,
    floor: number,
  ) => void
}

/** Outputs that are summed up together: layers are padded to a multiple. */
export const UNITS_AT_ONCE = 16
const LANES = UNITS_AT_ONCE / 2
const LANE_BYTES = 16
const BLOCK_BYTES = LANES * LANE_BYTES

let known: LayerKernel | null | undefined

/** The kernel of this thread; null where WebAssembly or its SIMD is missing or forbidden. */
export function layerKernel(): LayerKernel | null {
  if (known === undefined) known = compile()
  return known
}

function compile(): LayerKernel | null {
  try {
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(moduleBytes()))
    const { memory, layer } = exports
    if (!(memory instanceof WebAssembly.Memory) || typeof layer !== 'function') return null
    return { memory, layer: layer as LayerKernel['layer'] }
  } catch {
    // Old browsers, and pages whose policy forbids it: the plain loop gives the same numbers.
    return null
  }
}

const I32 = 0x7f
const F64 = 0x7c
const V128 = 0x7b

const [X, KERNEL, START, OUT, INPUTS, STRIDE, FLOOR, FROM, ROW, X_END, OUT_END, VALUE, LEAST, SUM] = [
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13,
] as const

/** Unsigned LEB128. */
const leb = (value: number): number[] => (value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...leb(value >>> 7)])
const vector = (items: readonly (readonly number[])[]): number[] => [...leb(items.length), ...items.flat()]
const section = (id: number, content: readonly number[]): number[] => [id, ...leb(content.length), ...content]
const text = (name: string): number[] => [...leb(name.length), ...new TextEncoder().encode(name)]

const get = (local: number): number[] => [0x20, local]
const set = (local: number): number[] => [0x21, local]
const i32 = (value: number): number[] => [0x41, ...(value < 64 ? [value] : [(value & 0x7f) | 0x80, value >> 7])]
const ADD = [0x6a]
const LESS = [0x49]
const MULTIPLY = [0x6c]
const simd = (opcode: number, ...rest: readonly number[]): number[] => [0xfd, ...leb(opcode), ...rest]
const load = (offset: number): number[] => simd(0x00, 4, ...leb(offset))
const loadSplat = (): number[] => simd(0x0a, 3, 0)
const store = (offset: number): number[] => simd(0x0b, 4, ...leb(offset))
const splat = simd(0x14)
const addLanes = simd(0xf0)
const multiplyLanes = simd(0xf2)
/** a < b ? b : a, so that a NaN becomes the floor, as in the plain loop. */
const higher = simd(0xf7)
const loopWhile = (body: readonly number[], condition: readonly number[]): number[] => [
  ...[0x03, 0x40],
  ...body,
  ...condition,
  ...[0x0d, 0x00, 0x0b],
]
const bump = (local: number, by: readonly number[]): number[] => [...get(local), ...by, ...ADD, ...set(local)]
const lanes = (each: (lane: number) => readonly number[]): number[] =>
  Array.from({ length: LANES }, (_, lane) => each(lane)).flat()

function moduleBytes(): Uint8Array<ArrayBuffer> {
  const addInput = [
    ...get(FROM),
    ...loadSplat(),
    ...set(VALUE),
    ...lanes((lane) => [
      ...get(SUM + lane),
      ...get(VALUE),
      ...get(ROW),
      ...load(lane * LANE_BYTES),
      ...multiplyLanes,
      ...addLanes,
      ...set(SUM + lane),
    ]),
    ...bump(ROW, get(STRIDE)),
    ...bump(FROM, i32(8)),
  ]
  const doBlock = [
    ...lanes((lane) => [...get(START), ...load(lane * LANE_BYTES), ...set(SUM + lane)]),
    ...[...get(X), ...set(FROM), ...get(KERNEL), ...set(ROW)],
    ...loopWhile(addInput, [...get(FROM), ...get(X_END), ...LESS]),
    ...lanes((lane) => [...get(OUT), ...get(LEAST), ...get(SUM + lane), ...higher, ...store(lane * LANE_BYTES)]),
    ...[START, OUT, KERNEL].flatMap((local) => bump(local, i32(BLOCK_BYTES))),
  ]
  const code = [
    ...vector([
      [4, I32],
      [2 + LANES, V128],
    ]),
    ...[...get(X), ...get(INPUTS), ...i32(8), ...MULTIPLY, ...ADD, ...set(X_END)],
    ...[...get(OUT), ...get(STRIDE), ...ADD, ...set(OUT_END)],
    ...[...get(FLOOR), ...splat, ...set(LEAST)],
    ...loopWhile(doBlock, [...get(OUT), ...get(OUT_END), ...LESS]),
    0x0b,
  ]
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, vector([[0x60, ...vector([[I32], [I32], [I32], [I32], [I32], [I32], [F64]]), 0]])),
    ...section(3, vector([[0]])),
    ...section(5, vector([[0x00, 1]])),
    ...section(
      7,
      vector([
        [...text('memory'), 0x02, 0],
        [...text('layer'), 0x00, 0],
      ]),
    ),
    ...section(10, vector([[...leb(code.length), ...code]])),
  ])
}

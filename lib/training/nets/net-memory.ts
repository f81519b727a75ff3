import { layOutNet, type NetShape } from '../net-shape'

/** Rows that go through the net together: what they need stays in a near cache. */
export const BLOCK_ROWS = 128

/** A rectangle of the flat array (`layOutNet`) and where it lies in the padded one, in numbers. */
interface Placed {
  readonly from: number
  readonly rows: number
  readonly columns: number
  readonly to: number
  readonly stride: number
}

/** One dense layer: widths padded to four, and byte offsets of its block of outputs and of what they should change. */
interface LayerPlace {
  readonly inputs: number
  readonly units: number
  /** Within the padded weights, in bytes. */
  readonly kernel: number
  readonly bias: number
  /** The kernel the other way round; of the first layer only the rows of the zones' descriptions. */
  readonly turned: number
  readonly outputs: number
  readonly changes: number
}

/** Where all of a net lies in one memory; byte offsets unless said. */
export interface NetMemoryPlan {
  /** Numbers that describe a zone, padded. */
  readonly embedding: number
  readonly weights: number
  readonly gradient: number
  readonly mean: number
  readonly square: number
  readonly average: number
  /** Of each of these five, and where embeddings end and kernels end in them. */
  readonly weightBytes: number
  readonly embeddingEnd: number
  readonly kernelEnd: number
  readonly dropoffTable: number
  readonly pickups: number
  readonly dropoffs: number
  readonly inputs: number
  readonly inputChanges: number
  readonly layers: readonly LayerPlace[]
  readonly placed: readonly Placed[]
  readonly bytes: number
}

const padded = (n: number): number => Math.ceil(n / 4) * 4

/** Lays a net of any widths out, each padded to four with weights that are 0 and stay 0. */
export function planNetMemory(shape: NetShape): NetMemoryPlan {
  const e = padded(shape.embedding)
  const layout = layOutNet(shape)
  const widths = [3 * e + padded(shape.dense), ...shape.hidden.map(padded), padded(shape.outputs)]
  const places: Placed[] = []
  let numbers = 0
  const place = (name: string, rows: number, columns: number): number => {
    const at = numbers
    const part = layout.parts.find((candidate) => candidate.name === name)
    if (!part) throw new Error(`A net has no part "${name}".`)
    const [realRows, realColumns] = part.shape
    const cut = (first: number, count: number, to: number) =>
      places.push({
        from: part.offset + first * realColumns,
        rows: count,
        columns: realColumns,
        to: at + to * columns,
        stride: columns,
      })
    if (name === 'kernel1') {
      for (let k = 0; k < 3; k++) cut(k * shape.embedding, shape.embedding, k * e)
      cut(3 * shape.embedding, shape.dense, 3 * e)
    } else cut(0, realRows, 0)
    numbers += rows * columns
    return at
  }

  place('pickup', shape.pickups, e)
  const dropoffTable = place('dropoff', shape.dropoffs, e)
  const embeddingEnd = numbers
  const sizes = widths.slice(1).map((units, l) => ({ inputs: widths[l] as number, units }))
  const kernels = sizes.map(({ inputs, units }, l) => place(`kernel${l + 1}`, inputs, units))
  const kernelEnd = numbers
  const biases = sizes.map(({ units }, l) => place(`bias${l + 1}`, 1, units))

  // The first bytes stay free: AssemblyScript keeps its constants there.
  let bytes = 1024
  const take = (count: number): number => {
    const at = bytes
    bytes = Math.ceil((bytes + 4 * count) / 64) * 64
    return at
  }
  const [weights, gradient, mean, square, average] = [0, 0, 0, 0, 0].map(() => take(numbers)) as [
    number,
    number,
    number,
    number,
    number,
  ]
  const rest = {
    pickups: take(BLOCK_ROWS),
    dropoffs: take(BLOCK_ROWS),
    inputs: take(BLOCK_ROWS * (widths[0] as number)),
    inputChanges: take(BLOCK_ROWS * 3 * e),
    layers: sizes.map(({ inputs, units }, l) => ({
      inputs,
      units,
      kernel: 4 * (kernels[l] as number),
      bias: 4 * (biases[l] as number),
      turned: take((l === 0 ? 3 * e : inputs) * units),
      outputs: take(BLOCK_ROWS * units),
      changes: take(BLOCK_ROWS * units),
    })),
  }
  return {
    embedding: e,
    ...{ weights, gradient, mean, square, average },
    weightBytes: 4 * numbers,
    embeddingEnd: 4 * embeddingEnd,
    kernelEnd: 4 * kernelEnd,
    dropoffTable: 4 * dropoffTable,
    ...rest,
    placed: places,
    bytes,
  }
}

/** The flat array into the padded one, whose first byte is `at`. */
export function putWeights({ placed }: NetMemoryPlan, f32: Float32Array, at: number, flat: Float32Array): void {
  for (const { from, rows, columns, to, stride } of placed)
    for (let i = 0; i < rows; i++)
      f32.set(flat.subarray(from + i * columns, from + (i + 1) * columns), at / 4 + to + i * stride)
}

/** The padded array whose first byte is `at`, flat again. */
export function takeWeights({ placed }: NetMemoryPlan, f32: Float32Array, at: number, size: number): Float32Array {
  const flat = new Float32Array(size)
  for (const { from, rows, columns, to, stride } of placed)
    for (let i = 0; i < rows; i++) {
      const first = at / 4 + to + i * stride
      flat.set(f32.subarray(first, first + columns), from + i * columns)
    }
  return flat
}

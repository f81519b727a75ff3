/** Sizes of a net: two zone embeddings, their product and the dense features → hidden layers → its outputs. */
export interface NetShape {
  /** Sizes of the two vocabularies, index 0 ("rare or unseen") included. */
  readonly pickups: number
  readonly dropoffs: number
  readonly embedding: number
  readonly dense: number
  /** Units of each hidden layer. */
  readonly hidden: readonly number[]
  readonly outputs: number
}

/** One weight of a net and where it lies in the flat array that holds all of them. */
export interface NetPart {
  /** Layers count from 1. */
  readonly name: 'pickup' | 'dropoff' | `${'kernel' | 'bias'}${number}`
  readonly shape: readonly [number, number]
  readonly offset: number
  readonly kind: 'embedding' | 'kernel' | 'bias'
}

export interface NetLayout {
  readonly parts: readonly NetPart[]
  /** Numbers in all. */
  readonly size: number
}

/** The rows of `kernel1`, in order: pickup embedding, drop-off embedding, their product, dense features. */
const inputWidth = (shape: NetShape): number => 3 * shape.embedding + shape.dense

/** All weights one after the other, kernels row-major (inputs × outputs). */
export function layOutNet(shape: NetShape): NetLayout {
  const widths = [inputWidth(shape), ...shape.hidden, shape.outputs]
  const sizes: [NetPart['name'], NetPart['kind'], number, number][] = [
    ['pickup', 'embedding', shape.pickups, shape.embedding],
    ['dropoff', 'embedding', shape.dropoffs, shape.embedding],
  ]
  for (const [i, units] of widths.slice(1).entries())
    sizes.push([`kernel${i + 1}`, 'kernel', widths[i] as number, units], [`bias${i + 1}`, 'bias', 1, units])
  let size = 0
  const parts = sizes.map(([name, kind, rows, columns]): NetPart => {
    const offset = size
    size += rows * columns
    return { name, kind, shape: [rows, columns], offset }
  })
  return { parts, size }
}

/** A view of one part in the flat array. */
export function partOf(layout: NetLayout, weights: Float32Array, name: NetPart['name']): Float32Array {
  const part = layout.parts.find((candidate) => candidate.name === name)
  if (!part) throw new Error(`A net has no part "${name}".`)
  return weights.subarray(part.offset, part.offset + part.shape[0] * part.shape[1])
}

/** Sizes of a net: two zone embeddings, their product and the dense features → hidden layers with ReLU → one number. */
export interface NetShape {
  /** Sizes of the two vocabularies, index 0 ("rare or unseen") included. */
  readonly pickups: number
  readonly dropoffs: number
  readonly embedding: number
  readonly dense: number
  readonly hidden: readonly [number, number]
}

/** One weight of a net and where it lies in the flat array that holds all of them. */
export interface NetPart {
  readonly name: 'pickup' | 'dropoff' | 'kernel1' | 'bias1' | 'kernel2' | 'bias2' | 'kernel3' | 'bias3'
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
export const inputWidth = (shape: NetShape): number => 3 * shape.embedding + shape.dense

/** All weights one after the other, kernels row-major (inputs × outputs). */
export function layOutNet(shape: NetShape): NetLayout {
  const [first, second] = shape.hidden
  const sizes: readonly [NetPart['name'], NetPart['kind'], number, number][] = [
    ['pickup', 'embedding', shape.pickups, shape.embedding],
    ['dropoff', 'embedding', shape.dropoffs, shape.embedding],
    ['kernel1', 'kernel', inputWidth(shape), first],
    ['bias1', 'bias', 1, first],
    ['kernel2', 'kernel', first, second],
    ['bias2', 'bias', 1, second],
    ['kernel3', 'kernel', second, 1],
    ['bias3', 'bias', 1, 1],
  ]
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

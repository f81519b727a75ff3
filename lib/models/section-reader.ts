import type { OpenSection } from './open-container'

/** Why a file is not believed. Thrown and caught within `decodeArtefact` only: its callers get a `Result`. */
export class Refused extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}

interface Bounds {
  readonly low: number
  readonly high: number
}

/** Far from what any float32 computation could overflow from. */
const ANY: Bounds = { low: -1e9, high: 1e9 }

/** Takes a file's sections in their order, each by the name, type, shape and range that are expected of it. */
export class SectionReader {
  private next = 0

  constructor(private readonly sections: readonly OpenSection[]) {}

  /** Float32 values within bounds; never NaN. Any number of them where the shape is null. */
  floats(name: string, shape: readonly number[] | null, bounds = ANY): Float32Array {
    const { data } = this.take(name, shape)
    if (!(data instanceof Float32Array)) throw wrongType(name, 'f32')
    for (const value of data)
      if (!(value >= bounds.low && value <= bounds.high))
        throw new Refused('artefact/number', `"${name}" holds ${value}, outside ${bounds.low} to ${bounds.high}.`)
    return data
  }

  /** Zone ids 1–65,535, ascending, each once. Any number of them. */
  ids(name: string): Int32Array {
    const { data } = this.take(name, null)
    if (!(data instanceof Int32Array)) throw wrongType(name, 'i32')
    let last = 0
    for (const id of data) {
      if (!(id > last && id <= 65_535))
        throw new Refused('artefact/number', `"${name}" holds ${id} after ${last}; ids ascend and end at 65,535.`)
      last = id
    }
    return data
  }

  /** Keys in ascending order, each once. Any number of them. */
  keys(name: string): Uint32Array {
    const { data } = this.take(name, null)
    if (!(data instanceof Uint32Array)) throw wrongType(name, 'u32')
    for (let i = 1; i < data.length; i++)
      if ((data[i] as number) <= (data[i - 1] as number))
        throw new Refused('artefact/number', `"${name}" is not in ascending order.`)
    return data
  }

  /** Any 32-bit words; any number of them where it is null. */
  words(name: string, length: number | null): Uint32Array {
    const { data } = this.take(name, length === null ? null : [length])
    if (!(data instanceof Uint32Array)) throw wrongType(name, 'u32')
    return data
  }

  /** Whole numbers from `fewest`; any number of them where the length is null. */
  counts(name: string, length: number | null, fewest: number, most = 2_147_483_647): Int32Array {
    const { data } = this.take(name, length === null ? null : [length])
    if (!(data instanceof Int32Array)) throw wrongType(name, 'i32')
    for (const count of data)
      if (count < fewest || count > most)
        throw new Refused('artefact/number', `"${name}" holds ${count}, outside ${fewest} to ${most}.`)
    return data
  }

  /** Local seconds. Any number of them. */
  times(name: string): Int32Array {
    const { data } = this.take(name, null)
    if (!(data instanceof Int32Array)) throw wrongType(name, 'i32')
    return data
  }

  /** Nothing may be left over. */
  finish(): void {
    const extra = this.sections[this.next]
    if (extra) throw new Refused('artefact/sections', `The section "${extra.name}" does not belong to this model.`)
  }

  private take(name: string, shape: readonly number[] | null): OpenSection {
    const section = this.sections[this.next++]
    if (section?.name !== name)
      throw new Refused('artefact/sections', `The section "${name}" is missing, doubled or not in its place.`)
    if (shape === null ? section.shape.length !== 1 : section.shape.join() !== shape.join())
      throw new Refused(
        'artefact/shape',
        `"${name}" has the shape [${section.shape.join(', ')}]${shape ? `; it must be [${shape.join(', ')}]` : ''}.`,
      )
    return section
  }
}

const wrongType = (name: string, dtype: string) => new Refused('artefact/type', `"${name}" must be ${dtype}.`)

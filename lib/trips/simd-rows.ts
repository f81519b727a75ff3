import { ROLE, type RowKernel, WINDOW_BYTES } from './row-plan'
import { BLOCK_ROWS } from './trip-block'
import type { TripColumns } from './trip-columns'
import { TRIP_ROWS } from './trip-rows-wasm'

const COMMA = 44
const SMALLEST = -(2 ** 31)
const GREATEST = 2 ** 31 - 1

/** The kernel of `kernels/trip-rows.ts`; null where WebAssembly or its SIMD is missing or forbidden. */
export function simdRows(): RowKernel | null {
  const wasm = compile()
  if (!wasm) return null
  const { memory, begin, use, run, at } = wasm
  const told = new Int32Array(memory.buffer, at.told, 4)
  return {
    name: 'simd',
    window: new Uint8Array(memory.buffer, at.window, WINDOW_BYTES),
    block: blockAt(memory.buffer, at.block),
    get stop() {
      return told[0] as number
    },
    get filled() {
      return told[1] as number
    },
    set filled(rows) {
      told[1] = rows
    },
    get next() {
      return told[2] as number
    },
    get seconds() {
      return told[3] as number
    },
    begin(plan) {
      const { roles, minimumSeconds, maximumSeconds, kmPerUnit } = plan
      begin(roles.length, COMMA, Math.max(SMALLEST, minimumSeconds), Math.min(GREATEST, maximumSeconds), kmPerUnit)
      roles.forEach((role, column) => {
        if (role !== ROLE.skip) use(column, role)
      })
    },
    run: (from, safe, isNew) => run(from, safe, isNew ? 1 : 0),
  }
}

/** Layout: times (i32), distance and fare (f32), zones (u16), passengers (u8), each for a whole block. */
function blockAt(buffer: ArrayBuffer, at: number): TripColumns {
  const rows = BLOCK_ROWS
  return {
    rows,
    pickupAt: new Int32Array(buffer, at, rows),
    dropoffAt: new Int32Array(buffer, at + 4 * rows, rows),
    distanceKm: new Float32Array(buffer, at + 8 * rows, rows),
    fare: new Float32Array(buffer, at + 12 * rows, rows),
    pickupZone: new Uint16Array(buffer, at + 16 * rows, rows),
    dropoffZone: new Uint16Array(buffer, at + 18 * rows, rows),
    passengers: new Uint8Array(buffer, at + 20 * rows, rows),
    points: null,
  }
}

interface TripRows {
  readonly memory: WebAssembly.Memory
  readonly at: { readonly window: number; readonly block: number; readonly told: number }
  readonly begin: (columns: number, delimiter: number, minimum: number, maximum: number, kmPerUnit: number) => void
  readonly use: (column: number, role: number) => void
  readonly run: (from: number, safe: number, isNew: number) => number
}

function compile(): TripRows | null {
  try {
    const bytes = Uint8Array.from(atob(TRIP_ROWS), (character) => character.charCodeAt(0))
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes))
    const { memory, begin, use, run, WINDOW, BLOCK, TOLD } = exports
    if (
      !(memory instanceof WebAssembly.Memory) ||
      !(WINDOW instanceof WebAssembly.Global) ||
      !(BLOCK instanceof WebAssembly.Global) ||
      !(TOLD instanceof WebAssembly.Global) ||
      typeof begin !== 'function' ||
      typeof use !== 'function' ||
      typeof run !== 'function'
    )
      return null
    return {
      memory,
      at: { window: WINDOW.value, block: BLOCK.value, told: TOLD.value },
      begin: begin as TripRows['begin'],
      use: use as TripRows['use'],
      run: run as TripRows['run'],
    }
  } catch {
    // Old browsers, and pages whose policy forbids it: the plain loop gives the same rows.
    return null
  }
}

import { type RowKernel, type RowPlan, WINDOW_BYTES } from './row-plan'
import { BLOCK_ROWS } from './trip-block'
import type { TripColumns, TripPoints } from './trip-columns'
import { TRIP_ROWS } from './trip-rows-wasm'

/** The kernel of `kernels/trip-rows.ts`; null where WebAssembly or its SIMD is missing or forbidden. */
export function simdRows(): RowKernel | null {
  const wasm = compile()
  if (!wasm) return null
  const { memory, at } = wasm
  const told = new Int32Array(memory.buffer, at.told, 4)
  let current: RowPlan | null = null
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
      if (plan === current) return
      current = plan
      wasm.begin(plan.columns, plan.delimiter, plan.time, plan.end, plan.minimumSeconds, plan.maximumSeconds)
      wasm.measure(plan.kmPerUnit, plan.secondsPerUnit, plan.decimalComma ? 1 : 0)
      wasm.places(plan.emptyZone, plan.needsPoints ? 1 : 0)
      for (const { column, role } of plan.used) wasm.use(column, role)
    },
    learn: wasm.learn,
    run: wasm.run,
  }
}

/** Layout, each for a whole block: times (i32), distance, fare and the four coordinates (f32), zones (u16), passengers (u8). */
function blockAt(buffer: ArrayBuffer, at: number): TripColumns & { readonly points: TripPoints } {
  const rows = BLOCK_ROWS
  const floats = (index: number) => new Float32Array(buffer, at + 4 * index * rows, rows)
  return {
    rows,
    pickupAt: new Int32Array(buffer, at, rows),
    dropoffAt: new Int32Array(buffer, at + 4 * rows, rows),
    distanceKm: floats(2),
    fare: floats(3),
    points: { pickupLat: floats(4), pickupLon: floats(5), dropoffLat: floats(6), dropoffLon: floats(7) },
    pickupZone: new Uint16Array(buffer, at + 32 * rows, rows),
    dropoffZone: new Uint16Array(buffer, at + 34 * rows, rows),
    passengers: new Uint8Array(buffer, at + 36 * rows, rows),
  }
}

interface TripRows {
  readonly memory: WebAssembly.Memory
  readonly at: { readonly window: number; readonly block: number; readonly told: number }
  readonly begin: (
    columns: number,
    delimiter: number,
    time: number,
    end: number,
    minimum: number,
    maximum: number,
  ) => void
  readonly measure: (kmPerUnit: number, secondsPerUnit: number, decimalComma: number) => void
  readonly places: (emptyZone: number, needsPoints: number) => void
  readonly use: (column: number, role: number) => void
  readonly learn: (from: number, to: number, id: number) => void
  readonly run: (from: number, safe: number) => number
}

function compile(): TripRows | null {
  try {
    const bytes = Uint8Array.from(atob(TRIP_ROWS), (character) => character.charCodeAt(0))
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes))
    const { memory, begin, measure, places, use, learn, run, WINDOW, BLOCK, TOLD } = exports
    if (
      !(memory instanceof WebAssembly.Memory) ||
      !(WINDOW instanceof WebAssembly.Global) ||
      !(BLOCK instanceof WebAssembly.Global) ||
      !(TOLD instanceof WebAssembly.Global) ||
      typeof begin !== 'function' ||
      typeof measure !== 'function' ||
      typeof places !== 'function' ||
      typeof use !== 'function' ||
      typeof learn !== 'function' ||
      typeof run !== 'function'
    )
      return null
    return {
      memory,
      at: { window: WINDOW.value, block: BLOCK.value, told: TOLD.value },
      begin: begin as TripRows['begin'],
      measure: measure as TripRows['measure'],
      places: places as TripRows['places'],
      use: use as TripRows['use'],
      learn: learn as TripRows['learn'],
      run: run as TripRows['run'],
    }
  } catch {
    // Old browsers, and pages whose policy forbids it: the plain loop gives the same rows.
    return null
  }
}

import { type PlainRows, readRows } from './fast-rows'
import { END, ROLE, type RowKernel, type RowPlan, STOP, TIME, WINDOW_BYTES } from './row-plan'
import { BLOCK_ROWS, tripBlock } from './trip-block'
import { allocatePoints } from './trip-columns'

const COMMA = 44

/**
 * The kernel that runs everywhere. It knows files with commas, zone ids and times that begin with their year; of others it finds each row odd.
 */
export function plainRows(): RowKernel {
  const window = new Uint8Array(WINDOW_BYTES)
  const view = new DataView(window.buffer)
  const state: PlainRows = {
    window,
    block: { ...tripBlock(), points: allocatePoints(BLOCK_ROWS) },
    filled: 0,
    stop: STOP.done,
    next: 0,
    seconds: 0,
    plan: null,
    roles: null,
    date: new Int32Array(4),
  }
  return Object.assign(state, {
    name: 'plain' as const,
    begin: (plan: RowPlan) => {
      state.plan = plan
      state.roles = rolesOf(plan)
    },
    learn: () => undefined,
    run: (from: number, safe: number) => {
      if (state.plan && state.roles) return readRows(state, state.plan, state.roles, view, from, safe)
      state.stop = STOP.odd
      return from
    },
  })
}

function rolesOf({ columns, delimiter, used, time, end, emptyZone, needsPoints }: RowPlan): Uint8Array | null {
  const isKnown =
    delimiter === COMMA &&
    time <= TIME.dayFirst &&
    end !== END.length &&
    emptyZone === 0 &&
    !needsPoints &&
    used.every(({ role }) => role <= ROLE.fare)
  if (!isKnown) return null
  const roles = new Uint8Array(columns)
  for (const { column, role } of used) roles[column] = role
  return roles
}

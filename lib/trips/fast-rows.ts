/**
 * The hot loop of the CSV reader where there is no WebAssembly SIMD: bytes to typed columns with no strings and no allocation. `simd-rows`
 * does the same at about half the time.
 *
 * Layout: `roles[c]` says what column c is; values wait in locals until the row has all its fields and a length that the rules keep, then
 * go to row `n` of the block. All rows handed in begin before `safe`, which lies just after a line end, so that no field loop can
 * run past it: there are no bounds checks. Measured: 1.9 ns a byte of CPU in Node 20 (a 91-byte yellow row, judged, in 175 ns).
 */
import { daysFromCivil, isCivilDate } from '@/lib/shared/local-time'
import { END, MAX_ROW_BYTES, type RowPlan, STOP } from './row-plan'
import type { TripColumns, TripPoints } from './trip-columns'

const COMMA = 44
const LF = 10
const CR = 13
const QUOTE = 34
const DOT = 46
const MISSING_PASSENGERS = 255
/** Of a number; as in `read-field`. */
const LONGEST_FIELD = 64
const POWERS = Float64Array.from({ length: 16 }, (_, i) => Number(`1e${i}`))

/** What the loop reads from and writes to, made once for a thread. */
export interface PlainRows {
  readonly window: Uint8Array
  readonly block: TripColumns & { readonly points: TripPoints }
  filled: number
  stop: number
  next: number
  seconds: number
  plan: RowPlan | null
  /** By column; null where the plan holds what this loop does not know. */
  roles: Uint8Array | null
  /** The date read last: its ten bytes as three words, and its midnight in local seconds. */
  readonly date: Int32Array
}

/** Reads rows from `from`; returns the position after the last row that it kept. */
export function readRows(
  state: PlainRows,
  { end, minimumSeconds, maximumSeconds, kmPerUnit }: RowPlan,
  roles: Uint8Array,
  view: DataView,
  from: number,
  safe: number,
): number {
  const { block, date, window: bytes } = state
  const { pickupAt, dropoffAt, pickupZone, dropoffZone, distanceKm, passengers, fare } = block
  const columns = roles.length
  const capacity = block.rows
  let n = state.filled
  let date0 = date[0] as number
  let date1 = date[1] as number
  let date2 = date[2] as number
  let midnight = date[3] as number
  let start = from
  let stop: number = STOP.done
  let pickup = 0
  let dropoff = 0
  let from16 = 0
  let to16 = 0
  let people = MISSING_PASSENGERS
  let distance = Number.NaN
  let amount = Number.NaN

  rows: while (start < safe) {
    if (n === capacity) {
      stop = STOP.full
      break
    }
    let p = start
    let column = 0
    let c = 0
    for (;;) {
      const role = roles[column] as number
      if (role === 0) {
        c = bytes[p] as number
        if (c === QUOTE) {
          c = bytes[++p] as number
          while (c !== QUOTE && c !== LF && c !== CR) c = bytes[++p] as number
          if (c !== QUOTE) {
            stop = STOP.odd
            break rows
          }
          c = bytes[++p] as number
        } else {
          for (;;) {
            while (c > COMMA || (c !== COMMA && c !== LF && c !== CR)) c = bytes[++p] as number
            // On through the next column if that is of no use either and not quoted.
            if (c !== COMMA || roles[column + 1] !== 0 || bytes[p + 1] === QUOTE) break
            column++
            c = bytes[++p] as number
          }
        }
      } else {
        const quoted = bytes[p] === QUOTE
        if (quoted) p++
        if (role <= 2) {
          if (p + 20 > safe) {
            stop = STOP.odd
            break rows
          }
          const w0 = view.getInt32(p)
          const w1 = view.getInt32(p + 4)
          const w2 = view.getInt16(p + 8)
          if (w2 !== date2 || w1 !== date1 || w0 !== date0) {
            const y0 = (bytes[p] as number) - 48
            const y1 = (bytes[p + 1] as number) - 48
            const y2 = (bytes[p + 2] as number) - 48
            const y3 = (bytes[p + 3] as number) - 48
            const m0 = (bytes[p + 5] as number) - 48
            const m1 = (bytes[p + 6] as number) - 48
            const d0 = (bytes[p + 8] as number) - 48
            const d1 = (bytes[p + 9] as number) - 48
            const digits =
              y0 >>> 0 <= 9 &&
              y1 >>> 0 <= 9 &&
              y2 >>> 0 <= 9 &&
              y3 >>> 0 <= 9 &&
              m0 >>> 0 <= 9 &&
              m1 >>> 0 <= 9 &&
              d0 >>> 0 <= 9 &&
              d1 >>> 0 <= 9
            const year = y0 * 1000 + y1 * 100 + y2 * 10 + y3
            const month = m0 * 10 + m1
            const day = d0 * 10 + d1
            if (!digits || bytes[p + 4] !== 45 || bytes[p + 7] !== 45 || !isCivilDate(year, month, day)) {
              stop = STOP.odd
              break rows
            }
            midnight = daysFromCivil(year, month, day) * 86_400
            date0 = w0
            date1 = w1
            date2 = w2
          }
          // "HH:M" and "M:SS" as two words: adding six carries any digit beyond 9 out of its high half.
          const early = view.getInt32(p + 11)
          const late = view.getInt32(p + 15)
          const hour = ((early >>> 24) & 15) * 10 + ((early >>> 16) & 15)
          const minute = (early & 15) * 10 + ((late >>> 24) & 15)
          const second = ((late >>> 8) & 15) * 10 + (late & 15)
          const between = bytes[p + 10]
          if (
            (early & 0xf0f0fff0) !== 0x30303a30 ||
            ((early + 0x06060006) & 0xf0f0fff0) !== 0x30303a30 ||
            (late & 0xf0fff0f0) !== 0x303a3030 ||
            ((late + 0x06000606) & 0xf0fff0f0) !== 0x303a3030 ||
            hour > 23 ||
            minute > 59 ||
            second > 59 ||
            (between !== 32 && between !== 84)
          ) {
            stop = STOP.odd
            break rows
          }
          const at = (midnight + hour * 3600 + minute * 60 + second) | 0
          p += 19
          c = bytes[p] as number
          if (c === DOT) {
            const fraction = p
            do c = bytes[++p] as number
            while ((c - 48) >>> 0 <= 9)
            if (p - fraction < 2 || p - fraction > 10) {
              stop = STOP.odd
              break rows
            }
          }
          if (role === 1) pickup = at
          else dropoff = at
        } else if (role <= 5) {
          // A whole number of up to five digits, as `7` or `7.0`.
          const first = p
          let value = 0
          let d = (bytes[p] as number) - 48
          while (d >>> 0 <= 9) {
            value = (value * 10 + d) | 0
            d = (bytes[++p] as number) - 48
          }
          const digits = p - first
          c = d + 48
          if (c === DOT && digits > 0) {
            do c = bytes[++p] as number
            while (c === 48)
          }
          if (digits > 5 || p - first > LONGEST_FIELD) {
            stop = STOP.odd
            break rows
          }
          if (role === 5) {
            if (digits === 0) people = MISSING_PASSENGERS
            else if (value < MISSING_PASSENGERS) people = value
            else {
              stop = STOP.odd
              break rows
            }
          } else {
            if (value === 0 || value > 65_535) {
              stop = STOP.odd
              break rows
            }
            if (role === 3) from16 = value
            else to16 = value
          }
        } else {
          // A decimal of up to nine digits before the point and fifteen in all: exact in double precision.
          const negative = bytes[p] === 45
          if (negative) p++
          const first = p
          let whole = 0
          let d = (bytes[p] as number) - 48
          while (d >>> 0 <= 9) {
            whole = (whole * 10 + d) | 0
            d = (bytes[++p] as number) - 48
          }
          let digits = p - first
          if (digits > 9) {
            stop = STOP.odd
            break rows
          }
          let value = whole
          if (d === -2) {
            const point = ++p
            let fraction = 0
            d = (bytes[p] as number) - 48
            while (d >>> 0 <= 9) {
              fraction = (fraction * 10 + d) | 0
              d = (bytes[++p] as number) - 48
            }
            const decimals = p - point
            digits += decimals
            if (decimals > 9 || digits > 15 || digits === 0) {
              stop = STOP.odd
              break rows
            }
            const power = POWERS[decimals] as number
            value = (whole * power + fraction) / power
          }
          if (digits === 0) {
            if (negative) {
              stop = STOP.odd
              break rows
            }
            value = Number.NaN
          }
          c = d + 48
          if (negative) value = -value
          if (role === 6) distance = value * kmPerUnit
          else amount = value
        }
        if (quoted) {
          if (c !== QUOTE) {
            stop = STOP.odd
            break rows
          }
          c = bytes[++p] as number
        }
      }
      column++
      p++
      if (c === COMMA) {
        if (column < columns) continue
        // Files of 2016 end their rows in commas that the header does not have.
        while (bytes[p] === COMMA) p++
        c = bytes[p++] as number
      }
      if (c === CR) c = bytes[p++] as number
      if (c !== LF || column !== columns) {
        stop = STOP.odd
        break rows
      }
      break
    }
    if (p - start > MAX_ROW_BYTES) {
      stop = STOP.odd
      break
    }
    const seconds = dropoff - pickup
    if (end !== END.none && (seconds < minimumSeconds || seconds > maximumSeconds)) {
      stop = STOP.duration
      state.seconds = seconds
      state.next = p
      break
    }
    pickupAt[n] = pickup
    dropoffAt[n] = dropoff
    pickupZone[n] = from16
    dropoffZone[n] = to16
    distanceKm[n] = distance
    passengers[n] = people
    fare[n] = amount
    n++
    start = p
  }
  state.filled = n
  state.stop = stop
  date[0] = date0
  date[1] = date1
  date[2] = date2
  date[3] = midnight
  return start
}

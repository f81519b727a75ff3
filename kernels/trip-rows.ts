/*
 * The hot loop of the CSV reader in WebAssembly SIMD (AssemblyScript; `npm run kernels` compiles it). It reads rows as the TLC and the
 * usual tools write them and stops at any other, which the caller reads plainly. Two steps, 16 KiB at a time:
 *
 * 1. 64 bytes at once are compared with delimiter, line feed, quote and carriage return. The positions of all field ends go to TABLE, and
 *    of each row the number of its last one to ROWS. Quotes are followed by a running exclusive or over their bits. The table ends before
 *    whatever is neither a plain field nor a plainly quoted one, and before a carriage return alone.
 * 2. Of each row only the columns in use are looked at, by position: eight digits at once, a date only where it changes.
 *
 * `lib/trips/row-kernel.ts` says what the caller may rely on. Nothing outlives a call but the table, as long as the window is the same.
 */

const COMMA_SPACE: i32 = 16_384
const CAPACITY: i32 = 16_384

// Memory, in bytes, after the constants, which begin at 1 KiB.
const USED: i32 = 0x800
/** Four numbers for the caller: why the loop stopped, rows in the block, and of a row against the rules its end and its length. */
export const TOLD: i32 = 0xf00
const TABLE: i32 = 0x1000
const ROWS: i32 = 0x12000
export const BLOCK: i32 = 0x23000
export const WINDOW: i32 = 0xb8000

const PICKUP = BLOCK
const DROPOFF = PICKUP + 4 * CAPACITY
const DISTANCE = DROPOFF + 4 * CAPACITY
const FARE = DISTANCE + 4 * CAPACITY
const FROM_ZONE = FARE + 4 * CAPACITY
const TO_ZONE = FROM_ZONE + 2 * CAPACITY
const PEOPLE = TO_ZONE + 2 * CAPACITY

const LF: i32 = 10
const CR: i32 = 13
const QUOTE: i32 = 34
const MINUS: i32 = 45
const DOT: i32 = 46

const DONE: i32 = 0
const FULL: i32 = 1
const ODD: i32 = 2
const DURATION: i32 = 3

const NO_TIME: i32 = i32.MIN_VALUE
const MISSING_PEOPLE: i32 = 255
/** Of a number; as in `lib/trips/read-field`. */
const LONGEST: i32 = 64

const POWERS: usize = memory.data<f64>([
  1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
])
const MONTH_DAYS: usize = memory.data<u8>([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])

let columns: i32 = 0
let usedEnd: i32 = USED
let delimiter: v128 = i8x16.splat(44)
let minimumSeconds: i32 = 0
let maximumSeconds: i32 = 0
let kmPerUnit: f64 = 1

// The table: rows in it, the one whose turn it is, where that begins and the number of its first field.
let rowCount: i32 = 0
let rowAt: i32 = 0
let resume: i32 = 0
let base: i32 = 1

// The date read last: its ten bytes, and its midnight.
let dateHigh: u64 = 0
let dateLow: u16 = 0
let midnight: i32 = 0

/** A number of more digits than a double holds: its last bits may be wrong. */
let isLong: bool = false

/** What the next calls read. The columns in use are told by `use`. */
export function begin(columnCount: i32, delimiterByte: i32, minimum: i32, maximum: i32, unit: f64): void {
  columns = columnCount
  usedEnd = USED
  delimiter = i8x16.splat(<i8>delimiterByte)
  minimumSeconds = minimum
  maximumSeconds = maximum
  kmPerUnit = unit
}

export function use(column: i32, role: i32): void {
  store<i32>(usedEnd, column << 2)
  store<i32>(usedEnd, role, 4)
  usedEnd += 8
}

/**
 * Reads rows of the window from `from` into the block, after those that are there. All rows begin before `safe`, just after a line feed. Returns
 * the position after the last row kept. `isNew`: the window has other bytes than at the call before.
 */
export function run(from: i32, safe: i32, isNew: i32): i32 {
  let start = WINDOW + from
  const end = WINDOW + safe
  let stop = DONE
  let n = load<i32>(TOLD, 4)
  let pickup: i32 = 0
  let dropoff: i32 = 0
  let fromZone: i32 = 0
  let toZone: i32 = 0
  let people: i32 = MISSING_PEOPLE
  let distance: f32 = f32.NaN
  let fare: f32 = f32.NaN
  if (isNew || resume !== start) rowAt = rowCount = 0

  for (;;) {
    if (rowAt === rowCount) {
      if (start >= end) break
      tabulate(start, end)
      if (rowCount === 0) {
        stop = ODD
        break
      }
    }
    if (n === CAPACITY) {
      stop = FULL
      break
    }
    const last = load<i32>(ROWS + (rowAt << 2))
    const lineEnd = load<i32>(TABLE + (last << 2))
    let isOdd = last - base + 1 !== columns && !hasEmptyTail(last, lineEnd)
    const fields = TABLE + (base << 2)
    for (let used = USED; used < usedEnd && !isOdd; used += 8) {
      const field = fields + load<i32>(used)
      const role = load<i32>(used, 4)
      let s = load<i32>(field - 4) + 1
      let e = load<i32>(field)
      if (e === lineEnd && load<u8>(e - 1) === CR) e--
      if (load<u8>(s) === QUOTE) {
        s++
        e--
      }
      if (role <= 2) {
        const at = localTime(s, e - s)
        if (at === NO_TIME) isOdd = true
        if (role === 1) pickup = at
        else dropoff = at
        continue
      }
      isLong = false
      const value = number(s, e - s)
      if (role <= 4) {
        const id = <i32>(<u32>value)
        if (<f64>id !== value || <u32>(id - 1) >= 65_535 || isLong) isOdd = true
        if (role === 3) fromZone = id
        else toZone = id
      } else if (role === 5) {
        people = <i32>(<u32>value)
        if (s === e) people = MISSING_PEOPLE
        else if (<f64>people !== value || people >= MISSING_PEOPLE || isLong) isOdd = true
      } else {
        const scaled = role === 6 ? value * kmPerUnit : value
        if (abs(scaled) === f64.POSITIVE_INFINITY || (isLong && isNearMiddle(scaled))) isOdd = true
        if (role === 6) distance = <f32>scaled
        else fare = <f32>scaled
      }
    }
    rowAt++
    base = last + 1
    resume = lineEnd + 1
    if (isOdd) {
      stop = ODD
      break
    }
    const length = dropoff - pickup
    if (length < minimumSeconds || length > maximumSeconds) {
      stop = DURATION
      store<i32>(TOLD, resume - WINDOW, 8)
      store<i32>(TOLD, length, 12)
      break
    }
    store<i32>(PICKUP + (n << 2), pickup)
    store<i32>(DROPOFF + (n << 2), dropoff)
    store<f32>(DISTANCE + (n << 2), distance)
    store<f32>(FARE + (n << 2), fare)
    store<u16>(FROM_ZONE + (n << 1), <u16>fromZone)
    store<u16>(TO_ZONE + (n << 1), <u16>toZone)
    store<u8>(PEOPLE + n, <u8>people)
    n++
    start = resume
  }
  if (stop === FULL) resume = start
  store<i32>(TOLD, stop)
  store<i32>(TOLD, n, 4)
  return start - WINDOW
}

/** Files of 2016 end their rows in delimiters that the header does not have. */
function hasEmptyTail(last: i32, lineEnd: i32): bool {
  const beyond = last - base + 1 - columns
  if (beyond <= 0) return false
  const close = load<u8>(lineEnd - 1) === CR ? lineEnd - 1 : lineEnd
  return close - load<i32>(TABLE + ((last - beyond) << 2)) === beyond
}

/** Fills TABLE and ROWS with the rows that begin at `start`, as far as they end within some 16 KiB. */
function tabulate(start: i32, end: i32): void {
  const lf = i8x16.splat(<i8>LF)
  const quote = i8x16.splat(<i8>QUOTE)
  const cr = i8x16.splat(<i8>CR)
  const comma = delimiter
  const limit = min(end, start + COMMA_SPACE)
  let count: i32 = 1
  let rows: i32 = 0
  // Of the 64 bytes before: are we inside quotes (all ones or none), did the last byte close a quote, was it a return, did it end a field?
  let inside: u64 = 0
  let closed: u64 = 0
  let returned: u64 = 0
  let ended: u64 = 1
  store<i32>(TABLE, start - 1)
  for (let p = start; p < limit; p += 64) {
    const a = v128.load(p)
    const b = v128.load(p, 16)
    const c = v128.load(p, 32)
    const d = v128.load(p, 48)
    const lfA = i8x16.eq(a, lf)
    const lfB = i8x16.eq(b, lf)
    const lfC = i8x16.eq(c, lf)
    const lfD = i8x16.eq(d, lf)
    const keep: u64 = end - p < 64 ? ((<u64>1) << (end - p)) - 1 : u64.MAX_VALUE
    let lines = bits(lfA, lfB, lfC, lfD) & keep
    let ends =
      bits(
        v128.or(i8x16.eq(a, comma), lfA),
        v128.or(i8x16.eq(b, comma), lfB),
        v128.or(i8x16.eq(c, comma), lfC),
        v128.or(i8x16.eq(d, comma), lfD),
      ) & keep
    const quoteA = i8x16.eq(a, quote)
    const quoteB = i8x16.eq(b, quote)
    const quoteC = i8x16.eq(c, quote)
    const quoteD = i8x16.eq(d, quote)
    const crA = i8x16.eq(a, cr)
    const crB = i8x16.eq(b, cr)
    const crC = i8x16.eq(c, cr)
    const crD = i8x16.eq(d, cr)
    const anyQuote = v128.or(v128.or(quoteA, quoteB), v128.or(quoteC, quoteD))
    const anyCr = v128.or(v128.or(crA, crB), v128.or(crC, crD))
    let bad: u64 = 0
    if ((inside | closed | returned) !== 0 || v128.any_true(v128.or(anyQuote, anyCr))) {
      const quotes = bits(quoteA, quoteB, quoteC, quoteD) & keep
      const returns = bits(crA, crB, crC, crD) & keep
      const within = prefixXor(quotes) ^ inside
      bad = (lines | returns) & within
      ends &= ~within
      lines &= ~within
      const closing = quotes & ~within
      bad |= quotes & within & ~((ends << 1) | ended)
      bad |= ((closing << 1) | closed) & ~(ends | returns) & keep
      bad |= ((returns << 1) | returned) & ~lines & keep
      inside = <u64>(<i64>within >> 63)
      closed = closing >> 63
      returned = returns >> 63
      if (bad !== 0) {
        const good = (bad & (0 - bad)) - 1
        ends &= good
        lines &= good
      }
    }
    ended = ends >> 63
    for (; lines !== 0; lines &= lines - 1) {
      store<i32>(ROWS + (rows << 2), count + <i32>popcnt(ends & ((lines & (0 - lines)) - 1)))
      rows++
    }
    const some = <i32>popcnt(ends)
    let to = TABLE + (count << 2)
    count += some
    const until = TABLE + (count << 2)
    while (to < until) {
      // Eight at once, the last of them to be written over: cheaper than asking after each.
      store<i32>(to, p + <i32>ctz(ends))
      ends &= ends - 1
      store<i32>(to, p + <i32>ctz(ends), 4)
      ends &= ends - 1
      store<i32>(to, p + <i32>ctz(ends), 8)
      ends &= ends - 1
      store<i32>(to, p + <i32>ctz(ends), 12)
      ends &= ends - 1
      store<i32>(to, p + <i32>ctz(ends), 16)
      ends &= ends - 1
      store<i32>(to, p + <i32>ctz(ends), 20)
      ends &= ends - 1
      store<i32>(to, p + <i32>ctz(ends), 24)
      ends &= ends - 1
      store<i32>(to, p + <i32>ctz(ends), 28)
      ends &= ends - 1
      to += 32
    }
    if (bad !== 0) break
  }
  rowCount = rows
  rowAt = 0
  base = 1
}

function bits(a: v128, b: v128, c: v128, d: v128): u64 {
  return (
    <u64>(<u32>i8x16.bitmask(a)) |
    ((<u64>(<u32>i8x16.bitmask(b))) << 16) |
    ((<u64>(<u32>i8x16.bitmask(c))) << 32) |
    ((<u64>(<u32>i8x16.bitmask(d))) << 48)
  )
}

/** Bit i: is the number of bits up to and with i odd? */
function prefixXor(bits: u64): u64 {
  let x = bits
  x ^= x << 1
  x ^= x << 2
  x ^= x << 4
  x ^= x << 8
  x ^= x << 16
  return x ^ (x << 32)
}

/**
 * A decimal number: infinite where this does not read it, NaN where there is nothing. Up to 15 digits it is the nearest double; of up to 18
 * it is within two units in its last place, and `isLong`.
 */
function number(from: i32, bytes: i32): f64 {
  if (bytes === 0) return f64.NaN
  let s = from
  let length = bytes
  const isNegative = load<u8>(s) === MINUS
  if (isNegative) {
    s++
    length--
  }
  if (length <= 0 || bytes > LONGEST) return f64.POSITIVE_INFINITY
  let value: f64
  if (length <= 8) {
    // The text in the high bytes of a word, zeros before it; a dot is taken out by moving what is before it up.
    let x = (load<u64>(s) ^ 0x3030303030303030) << (64 - (length << 3))
    const dotless = x ^ 0x1e1e1e1e1e1e1e1e
    const dots = (dotless - 0x0101010101010101) & ~dotless & 0x8080808080808080
    let decimals: i32 = 0
    if (dots !== 0) {
      if (length === 1) return f64.POSITIVE_INFINITY
      const bit = <i32>ctz(dots)
      x = (x & ((<u64>-2) << bit)) | ((x & (((<u64>1) << (bit - 7)) - 1)) << 8)
      decimals = 7 - (bit >> 3)
    }
    if ((((x + 0x7676767676767676) | x) & 0x8080808080808080) !== 0) return f64.POSITIVE_INFINITY
    x = x * 10 + (x >> 8)
    x = ((x & 0x000000ff000000ff) * 0x000f424000000064 + ((x >> 16) & 0x000000ff000000ff) * 0x0000271000000001) >> 32
    value = <f64>x
    if (decimals !== 0) value /= load<f64>(POWERS + (decimals << 3))
  } else value = longNumber(s, s + length)
  return isNegative ? -value : value
}

function longNumber(from: i32, end: i32): f64 {
  let mantissa: u64 = 0
  let digits: i32 = 0
  let dot: i32 = 0
  for (let p = from; p < end; p++) {
    const digit = <u32>load<u8>(p) - 48
    if (digit <= 9) {
      mantissa = mantissa * 10 + digit
      if (mantissa !== 0 && ++digits > 18) return f64.POSITIVE_INFINITY
    } else if (digit === DOT - 48 && dot === 0) dot = p
    else return f64.POSITIVE_INFINITY
  }
  const decimals = dot === 0 ? 0 : end - 1 - dot
  if (decimals > 18) return f64.POSITIVE_INFINITY
  isLong = digits > 15
  return <f64>mantissa / load<f64>(POWERS + (decimals << 3))
}

/** Could a few units in the last place of a double decide to which float it is rounded? */
function isNearMiddle(value: f64): bool {
  return (<u32>reinterpret<u64>(value) & 0x1fffffff) - <u32>0x0ffffff0 <= <u32>0x20
}

/** Local seconds of `2023-01-31 23:59:59`, with a `T` or a fraction perhaps, else NO_TIME. */
function localTime(s: i32, length: i32): i32 {
  if (length !== 19 && !(length >= 21 && length <= 29 && isFraction(s + 19, s + length))) return NO_TIME
  const high = load<u64>(s)
  const low = load<u16>(s, 8)
  if (high !== dateHigh || low !== dateLow) {
    const at = dateMidnight(s)
    if (at === NO_TIME) return NO_TIME
    midnight = at
    dateHigh = high
    dateLow = low
  }
  const between = load<u8>(s, 10)
  // "HH:MM:SS" as one word: adding six carries any digit beyond 9 out of its half byte; then tens and ones are put together in pairs.
  const clock = load<u64>(s, 11)
  if (
    (between !== 32 && between !== 84) ||
    (clock & 0xf0f0fff0f0fff0f0) !== 0x30303a30303a3030 ||
    ((clock + 0x0606000606000606) & 0xf0f0fff0f0fff0f0) !== 0x30303a30303a3030
  )
    return NO_TIME
  const tens = clock & 0x0f0f000f0f000f0f
  const pairs = tens * 10 + (tens >> 8)
  const hour = <i32>(pairs & 0xff)
  const minute = <i32>((pairs >> 24) & 0xff)
  const second = <i32>((pairs >> 48) & 0xff)
  if (hour > 23 || minute > 59 || second > 59) return NO_TIME
  return midnight + hour * 3600 + minute * 60 + second
}

function isFraction(from: i32, end: i32): bool {
  if (load<u8>(from) !== DOT) return false
  for (let p = from + 1; p < end; p++) if (<u32>load<u8>(p) - 48 > 9) return false
  return true
}

/** The midnight of `2023-01-31`; only where a date differs from the one before. */
function dateMidnight(s: i32): i32 {
  if (load<u8>(s, 4) !== MINUS || load<u8>(s, 7) !== MINUS) return NO_TIME
  const year = pair(s) * 100 + pair(s + 2)
  const month = pair(s + 5)
  const day = pair(s + 8)
  if (year < 1970 || year > 2037 || month < 1 || month > 12 || day < 1) return NO_TIME
  const isLeap = (year & 3) === 0 && (year % 100 !== 0 || year % 400 === 0)
  if (day > (month === 2 && isLeap ? 29 : <i32>load<u8>(MONTH_DAYS + month - 1))) return NO_TIME
  // Days since 1970 of years that begin in March (Howard Hinnant).
  const y = month <= 2 ? year - 1 : year
  const dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
  const era = y / 400
  const yearOfEra = y % 400
  return (era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468) * 86_400
}

/** Two digits, or a number so far below zero that nothing made of it is a date. */
function pair(s: i32): i32 {
  const tens = <u32>load<u8>(s) - 48
  const ones = <u32>load<u8>(s, 1) - 48
  return tens > 9 || ones > 9 ? -1_000_000 : <i32>(tens * 10 + ones)
}

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
const NAMES: i32 = 0x200000
const TEXTS: i32 = 0x240000

const PICKUP = BLOCK
const DROPOFF = PICKUP + 4 * CAPACITY
const DISTANCE = DROPOFF + 4 * CAPACITY
const FARE = DISTANCE + 4 * CAPACITY
const FROM_LAT = FARE + 4 * CAPACITY
const FROM_LON = FROM_LAT + 4 * CAPACITY
const TO_LAT = FROM_LON + 4 * CAPACITY
const TO_LON = TO_LAT + 4 * CAPACITY
const FROM_ZONE = TO_LON + 4 * CAPACITY
const TO_ZONE = FROM_ZONE + 2 * CAPACITY
const PEOPLE = TO_ZONE + 2 * CAPACITY

/** Names known: 32,768 slots of eight bytes (where the text is, its length, its id), filled to a third at most. */
const SLOTS: i32 = 32_768
const MOST_NAMES: i32 = 10_000
const LONGEST_NAME: i32 = 64

const LF: i32 = 10
const CR: i32 = 13
const QUOTE: i32 = 34
const COMMA: i32 = 44
const MINUS: i32 = 45
const DOT: i32 = 46

const DONE: i32 = 0
const FULL: i32 = 1
const ODD: i32 = 2
const DURATION: i32 = 3

// Roles of columns, as in `lib/trips/row-plan`. Those of amounts, which may have a decimal comma, follow each other.
const PICKUP_AT: i32 = 1
const DROPOFF_AT: i32 = 2
const PICKUP_ZONE: i32 = 3
const DROPOFF_ZONE: i32 = 4
const PASSENGERS: i32 = 5
const DISTANCE_DRIVEN: i32 = 6
const FARE_PAID: i32 = 7
const LENGTH: i32 = 8
const PICKUP_LAT: i32 = 9
const PICKUP_LON: i32 = 10
const DROPOFF_LAT: i32 = 11
const PICKUP_NAME: i32 = 13
const FIRST_AMOUNT: i32 = DISTANCE_DRIVEN

// Forms of times.
const MONTH_FIRST: i32 = 1
const DAY_FIRST: i32 = 2
const UNIX_SECONDS: i32 = 3

// What tells the end of a ride.
const NO_END: i32 = 0
const END_BY_TIME: i32 = 1

const NO_TIME: i32 = i32.MIN_VALUE
const LAST_TIME: f64 = 2_145_916_799
const MISSING_PEOPLE: i32 = 255
/** Of a number; as in `lib/trips/read-field`. */
const LONGEST: i32 = 64

const POWERS: usize = memory.data<f64>([
  1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
])
const MONTH_DAYS: usize = memory.data<u8>([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])

const DOTS: u64 = 0x1e1e1e1e1e1e1e1e
const COMMAS: u64 = 0x1c1c1c1c1c1c1c1c

let columns: i32 = 0
let usedEnd: i32 = USED
let delimiter: v128 = i8x16.splat(44)
let minimumSeconds: i32 = 0
let maximumSeconds: i32 = 0
let kmPerUnit: f64 = 1
let secondsPerUnit: f64 = 1
let timeForm: i32 = 0
let endForm: i32 = 0
/** What an empty zone is taken for; 0 where it is none. */
let emptyZone: i32 = 0
let needsPoints: bool = false
/** The byte of a decimal point beside the dot, eight times and against the digit zero; the dot again where there is none. */
let otherPoint: u64 = DOTS

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

let names: i32 = 0
let textEnd: i32 = TEXTS

/** What the next calls read: whatever was learnt before is forgotten. The columns in use are told by `use`. */
export function begin(columnCount: i32, delimiterByte: i32, time: i32, end: i32, minimum: i32, maximum: i32): void {
  columns = columnCount
  usedEnd = USED
  delimiter = i8x16.splat(<i8>delimiterByte)
  timeForm = time
  endForm = end
  minimumSeconds = minimum
  maximumSeconds = maximum
  if (names !== 0) memory.fill(NAMES, 0, SLOTS << 3)
  names = 0
  textEnd = TEXTS
}

/** How amounts are written: what one of them is in kilometres or seconds, and whether a comma is their decimal point. */
export function measure(km: f64, seconds: f64, hasDecimalComma: i32): void {
  kmPerUnit = km
  secondsPerUnit = seconds
  otherPoint = hasDecimalComma !== 0 ? COMMAS : DOTS
}

export function places(zoneOfEmpty: i32, arePointsNeeded: i32): void {
  emptyZone = zoneOfEmpty
  needsPoints = arePointsNeeded !== 0
}

export function use(column: i32, role: i32): void {
  store<i32>(usedEnd, column << 2)
  store<i32>(usedEnd, role, 4)
  usedEnd += 8
}

/**
 * Reads rows of the window from `from` into the block, after those that are there. All rows begin before `safe`, just after a line feed. Returns
 * the position after the last row kept. A call from 0 finds other bytes in the window than the one before.
 */
export function run(from: i32, safe: i32): i32 {
  let start = WINDOW + from
  const end = WINDOW + safe
  let stop = DONE
  let n = load<i32>(TOLD, 4)
  let pickup: i32 = 0
  let dropoff: i32 = 0
  let length: i32 = 0
  let fromZone: i32 = 0
  let toZone: i32 = 0
  let people: i32 = MISSING_PEOPLE
  let distance: f32 = f32.NaN
  let fare: f32 = f32.NaN
  let fromLat: f32 = f32.NaN
  let fromLon: f32 = f32.NaN
  let toLat: f32 = f32.NaN
  let toLon: f32 = f32.NaN
  if (from === 0 || resume !== start) rowAt = rowCount = 0

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
      if (role <= DROPOFF_AT) {
        const at = timeForm < UNIX_SECONDS ? localTime(s, e) : unixTime(s, e)
        if (at === NO_TIME) isOdd = true
        if (role === PICKUP_AT) pickup = at
        else dropoff = at
        continue
      }
      if (role >= PICKUP_NAME) {
        const id = idOf(s, e - s)
        if (id < 0) isOdd = true
        if (role === PICKUP_NAME) fromZone = id
        else toZone = id
        continue
      }
      isLong = false
      const value = number(s, e - s, role >= FIRST_AMOUNT ? otherPoint : DOTS)
      if (role <= DROPOFF_ZONE) {
        let id = <i32>(<u32>value)
        if (s === e) id = emptyZone
        else if (<f64>id !== value || isLong) isOdd = true
        if (<u32>(id - 1) >= 65_535) isOdd = true
        if (role === PICKUP_ZONE) fromZone = id
        else toZone = id
      } else if (role === PASSENGERS) {
        people = <i32>(<u32>value)
        if (s === e) people = MISSING_PEOPLE
        else if (<f64>people !== value || people >= MISSING_PEOPLE || isLong) isOdd = true
      } else if (role === LENGTH) {
        const scaled = value * secondsPerUnit
        // Halves go up, as Math.round has it.
        const whole = floor(scaled)
        length = <i32>whole + (scaled - whole >= 0.5 ? 1 : 0)
        if (!(abs(scaled) < 2e9) || isLong) isOdd = true
      } else {
        const scaled = role === DISTANCE_DRIVEN ? value * kmPerUnit : value
        if (abs(scaled) === f64.POSITIVE_INFINITY || (isLong && isNearMiddle(scaled))) isOdd = true
        const single = <f32>scaled
        if (role === DISTANCE_DRIVEN) distance = single
        else if (role === FARE_PAID) fare = single
        else if (role === PICKUP_LAT) fromLat = single
        else if (role === PICKUP_LON) fromLon = single
        else if (role === DROPOFF_LAT) toLat = single
        else toLon = single
      }
    }
    if (needsPoints && !(isPlace(fromLat, fromLon) && isPlace(toLat, toLon))) isOdd = true
    rowAt++
    base = last + 1
    resume = lineEnd + 1
    if (isOdd) {
      stop = ODD
      break
    }
    if (endForm === END_BY_TIME) length = dropoff - pickup
    else dropoff = endForm === NO_END ? 0 : pickup + length
    if (endForm !== NO_END && (length < minimumSeconds || length > maximumSeconds)) {
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
    store<f32>(FROM_LAT + (n << 2), fromLat)
    store<f32>(FROM_LON + (n << 2), fromLon)
    store<f32>(TO_LAT + (n << 2), toLat)
    store<f32>(TO_LON + (n << 2), toLon)
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
 * it is within two units in its last place, and `isLong`. `point` may stand for the dot, but not at the end.
 */
function number(from: i32, bytes: i32, point: u64): f64 {
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
    const dots = zeros(x ^ DOTS) | zeros(x ^ point)
    let decimals: i32 = 0
    if (dots !== 0) {
      if (length === 1 || load<u8>(s + length - 1) === COMMA) return f64.POSITIVE_INFINITY
      const bit = <i32>ctz(dots)
      x = (x & ((<u64>-2) << bit)) | ((x & (((<u64>1) << (bit - 7)) - 1)) << 8)
      decimals = 7 - (bit >> 3)
    }
    if ((((x + 0x7676767676767676) | x) & 0x8080808080808080) !== 0) return f64.POSITIVE_INFINITY
    x = x * 10 + (x >> 8)
    x = ((x & 0x000000ff000000ff) * 0x000f424000000064 + ((x >> 16) & 0x000000ff000000ff) * 0x0000271000000001) >> 32
    value = <f64>x
    if (decimals !== 0) value /= load<f64>(POWERS + (decimals << 3))
  } else value = longNumber(s, s + length, point)
  return isNegative ? -value : value
}

/** The high bit of the first zero byte, and perhaps of some after it. */
function zeros(x: u64): u64 {
  return (x - 0x0101010101010101) & ~x & 0x8080808080808080
}

function longNumber(from: i32, end: i32, point: u64): f64 {
  let mantissa: u64 = 0
  let digits: i32 = 0
  let dot: i32 = 0
  for (let p = from; p < end; p++) {
    const digit = <u32>load<u8>(p) - 48
    if (digit <= 9) {
      mantissa = mantissa * 10 + digit
      if (mantissa !== 0 && ++digits > 18) return f64.POSITIVE_INFINITY
    } else if ((digit === DOT - 48 || (digit === COMMA - 48 && point === COMMAS && p < end - 1)) && dot === 0) dot = p
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

/** Both in range, at a latitude that has cities, and not (0, 0), which devices write that know nothing. */
function isPlace(lat: f32, lon: f32): bool {
  return lat >= -60 && lat <= 75 && abs(lon) <= 180 && !(lat === 0 && lon === 0)
}

/** The id of a name that was learnt, or −1. Its slot follows from its bytes; eight at a time, the last ones masked. */
function idOf(s: i32, length: i32): i32 {
  if (length > LONGEST_NAME) return -1
  let slot = slotOf(s, length)
  let text = load<i32>(slot)
  while (text !== 0) {
    if (<i32>load<u16>(slot, 4) === length && isSame(s, text, length)) return <i32>load<u16>(slot, 6)
    slot = after(slot)
    text = load<i32>(slot)
  }
  return -1
}

/** From now on the text at [from, to) of the window is this id. */
export function learn(from: i32, to: i32, id: i32): void {
  const s = WINDOW + from
  const length = to - from
  if (length > LONGEST_NAME || names === MOST_NAMES || idOf(s, length) >= 0) return
  let slot = slotOf(s, length)
  while (load<i32>(slot) !== 0) slot = after(slot)
  memory.fill(textEnd, 0, LONGEST_NAME)
  memory.copy(textEnd, s, length)
  store<i32>(slot, textEnd)
  store<u16>(slot, <u16>length, 4)
  store<u16>(slot, <u16>id, 6)
  textEnd += (length + 8) & ~7
  names++
}

function slotOf(s: i32, length: i32): i32 {
  let hash: u64 = length
  for (let at = 0; at < length; at += 8) {
    hash = (hash ^ word(s, at, length)) * 0x9e3779b97f4a7c15
    hash ^= hash >> 32
  }
  return NAMES + ((<i32>(hash & (SLOTS - 1))) << 3)
}

function after(slot: i32): i32 {
  return slot === NAMES + ((SLOTS - 1) << 3) ? NAMES : slot + 8
}

function isSame(s: i32, text: i32, length: i32): bool {
  for (let at = 0; at < length; at += 8) if (word(s, at, length) !== load<u64>(text + at)) return false
  return true
}

/** Up to eight bytes of a text from `at`, zeros after its end. */
function word(s: i32, at: i32, length: i32): u64 {
  const rest = length - at
  const bytes = load<u64>(s + at)
  return rest >= 8 ? bytes : bytes & (((<u64>1) << (rest << 3)) - 1)
}

/** Local seconds of a count since 1970, else NO_TIME. */
function unixTime(s: i32, e: i32): i32 {
  isLong = false
  const value = number(s, e - s, DOTS)
  const seconds = floor(timeForm === UNIX_SECONDS ? value : value / 1000)
  return seconds >= 1 && seconds <= LAST_TIME && !isLong ? <i32>seconds : NO_TIME
}

/** Local seconds of a date that begins with its year, or with what `timeForm` says, and a time of day; else NO_TIME. */
function localTime(s: i32, e: i32): i32 {
  const length = e - s
  if (length >= 16 && load<u8>(s, 4) === MINUS) return isoTime(s, length)
  return timeForm === MONTH_FIRST || timeForm === DAY_FIRST ? yearLastTime(s, e) : NO_TIME
}

/** `2023-01-31 23:59:59`, with a `T`, without seconds or with a fraction perhaps. */
function isoTime(s: i32, length: i32): i32 {
  const isWhole = length === 19 || length === 16
  if (!isWhole && !(length >= 21 && length <= 35 && isFraction(s + 19, s + length))) return NO_TIME
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
  let clock = load<u64>(s, 11)
  // ":00"
  if (length === 16) clock = (clock & 0x000000ffffffffff) | 0x30303a0000000000
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
  return midnightOf(pair(s) * 100 + pair(s + 2), pair(s + 5), pair(s + 8))
}

/** Seconds from 1970 to the midnight of a date of 1970–2037, else NO_TIME. */
function midnightOf(year: i32, month: i32, day: i32): i32 {
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

/** `1/31/2023 11:59:59 PM`, or with the day first; also with hyphens or dots, without seconds, of 24 hours. */
function yearLastTime(s: i32, e: i32): i32 {
  at = s
  const one = few()
  const between = load<u8>(at++)
  const other = few()
  if ((between !== 47 && between !== MINUS && between !== DOT) || load<u8>(at++) !== between) return NO_TIME
  const year = pair(at) * 100 + pair(at + 2)
  at += 4
  if (load<u8>(at++) !== 32) return NO_TIME
  const date = timeForm === MONTH_FIRST ? midnightOf(year, one, other) : midnightOf(year, other, one)
  let hour = few()
  if (date === NO_TIME || hour < 0 || load<u8>(at++) !== 58) return NO_TIME
  const minute = pair(at)
  at += 2
  let second: i32 = 0
  if (at < e && load<u8>(at) === 58) {
    second = pair(at + 1)
    at += 3
  }
  if (at < e) {
    // " AM", "pm"
    if (load<u8>(at) === 32) at++
    const half = load<u8>(at) | 32
    if ((half !== 97 && half !== 112) || (load<u8>(at + 1) | 32) !== 109 || hour < 1 || hour > 12) return NO_TIME
    at += 2
    hour = (hour % 12) + (half === 112 ? 12 : 0)
  }
  if (at !== e || hour > 23 || <u32>minute > 59 || <u32>second > 59) return NO_TIME
  return date + hour * 3600 + minute * 60 + second
}

/** Where `few` reads next. */
let at: i32 = 0

/** One or two digits, or −1. */
function few(): i32 {
  const tens = <u32>load<u8>(at) - 48
  if (tens > 9) return -1
  at++
  const ones = <u32>load<u8>(at) - 48
  if (ones > 9) return <i32>tens
  at++
  return <i32>(tens * 10 + ones)
}

/** Two digits, or a number so far below zero that nothing made of it is a date. */
function pair(s: i32): i32 {
  const tens = <u32>load<u8>(s) - 48
  const ones = <u32>load<u8>(s, 1) - 48
  return tens > 9 || ones > 9 ? -1_000_000 : <i32>(tens * 10 + ones)
}

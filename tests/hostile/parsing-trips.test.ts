import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { DEFAULT_RULES } from '@/lib/trips/import-rules'
import type { TripSource } from '@/lib/trips/trip-source'
import { bytesSource } from '@/tests/fixtures/bytes-source'
import { fitFeatures } from '@/tests/fixtures/fit-features'
import { readTrips } from '@/tests/fixtures/read-trips'
import { transform } from '@/tests/fixtures/transform'

const HEADER = 'lpep_pickup_datetime,lpep_dropoff_datetime,note,PULocationID,DOLocationID,passenger_count,trip_distance'
const RIDE = '2023-01-05 08:00:00,2023-01-05 08:10:00,,74,75,1,2.5'
/** Minutes by which their clocks were behind UTC at the beginning of 1970: proof that the process has moved there. */
const OFFSETS: Readonly<Record<string, number>> = {
  UTC: 0,
  'America/New_York': 300,
  'Asia/Kolkata': -330,
  'Pacific/Apia': 660,
}
const bytesOf = (text: string) => new TextEncoder().encode(text)
const source = (content: string | Uint8Array, name = 'trips.csv') =>
  bytesSource(name, typeof content === 'string' ? bytesOf(content) : content)

async function outcome(content: string | Uint8Array, name?: string) {
  const result = await readTrips([source(content, name)], DEFAULT_RULES)
  if (!result.ok) return { code: result.error.code, message: result.error.message }
  const { read, kept, rejected } = result.value.quality
  const sum = Object.values(rejected).reduce((total, count) => total + count, 0)
  expect(read).toBe(kept + sum)
  return { read, kept, rejected, value: result.value }
}

/** A file of any size that is never in memory: `start`, then `filler` again and again. */
function endless(start: string, filler: string, bytes: number): TripSource & { readonly fetched: () => number } {
  const head = bytesOf(start)
  const body = bytesOf(filler.repeat(Math.ceil(4_096 / filler.length)))
  let fetched = 0
  return {
    name: 'endless.csv',
    bytes,
    fetched: () => fetched,
    async slice(from, to) {
      const piece = new Uint8Array(to - from)
      for (let i = 0; i < piece.length; i++) {
        const at = from + i
        piece[i] = (at < head.length ? head[at] : body[(at - head.length) % body.length]) as number
      }
      fetched += piece.length
      return piece
    },
  }
}

describe('broken CSV', () => {
  test('an unclosed quote costs the line in which it opens, and no other', async () => {
    const file = endless(`${HEADER}\n${RIDE}\n${RIDE}\n2023-01-05 08:00:00,"\n`, `${RIDE}\n`, 3 << 20)
    const result = await readTrips([file], DEFAULT_RULES)
    const quality = result.ok ? result.value.quality : null
    expect(quality?.read).toBeGreaterThan(40_000)
    expect(quality?.rejected).toMatchObject({ 'stray-quote': 1 })
    expect(quality?.samples[0]).toMatchObject({ line: 4, detail: expect.stringContaining('quote') })
  })

  test('a line of a gigabyte without a line end stops at one MiB', async () => {
    const file = endless(`${HEADER}\n`, 'x', 1 << 30)
    expect(await readTrips([file], DEFAULT_RULES)).toMatchObject({ ok: false, error: { code: 'csv/row-too-long' } })
    expect(file.fetched()).toBeLessThan(8 << 20)
  })

  test('a header of 100,000 columns is refused', async () => {
    expect(await outcome(`${Array.from({ length: 100_000 }, (_, i) => `c${i}`).join(',')}\n`)).toMatchObject({
      code: 'trips/too-many-columns',
    })
  })

  test('a row of 100,000 fields is one wrong row', async () => {
    expect(await outcome(`${HEADER}\n${RIDE}\n${'x,'.repeat(100_000)}x\n${RIDE}\n`)).toMatchObject({
      read: 3,
      kept: 2,
      rejected: { 'wrong-field-count': 1 },
    })
  })

  test('a byte-order mark is no part of the first name', async () => {
    expect(await outcome(`\uFEFF${HEADER}\n${RIDE}\n`)).toMatchObject({ kept: 1 })
  })

  test.each([
    ['little', [0xff, 0xfe], (text: Buffer) => text],
    ['big', [0xfe, 0xff], (text: Buffer) => text.swap16()],
  ])('UTF-16 (%s-endian) is read, with its mark or without', async (_, mark, order) => {
    const text = order(Buffer.from(`${HEADER}\n${RIDE}\n`, 'utf16le'))
    expect(await outcome(new Uint8Array([...mark, ...text]))).toMatchObject({ kept: 1 })
    expect(await outcome(new Uint8Array(text))).toMatchObject({ kept: 1 })
  })

  test('half of a pair in UTF-16 spoils a field that is read, and no other', async () => {
    const half = (text: string) => Buffer.from(`\uFEFF${HEADER}\n${RIDE}\n${text}\n`, 'utf16le')
    expect(await outcome(new Uint8Array(half(RIDE.replace(',,', ',a\ud83db,'))))).toMatchObject({ kept: 2 })
    expect(await outcome(new Uint8Array(half(RIDE.replace(',74,', ',7\ud83d4,'))))).toMatchObject({
      kept: 1,
      rejected: { 'bad-zone': 1 },
    })
  })

  test('a file of zero bytes is named as that', async () => {
    expect(await outcome(new Uint8Array(4096))).toMatchObject({ code: 'csv/utf-16' })
  })

  test('LF, CRLF and CR may be mixed', async () => {
    expect(await outcome(`${HEADER}\r\n${RIDE}\n${RIDE}\r\n${RIDE}\r${RIDE}`)).toMatchObject({ read: 4, kept: 4 })
  })

  test('NUL bytes spoil a field that is read, and no other', async () => {
    const inNote = RIDE.replace(',,', ',\0\0,')
    const inZone = RIDE.replace(',74,', ',7\x004,')
    expect(await outcome(`${HEADER}\n${inNote}\n${inZone}\n`)).toMatchObject({ kept: 1, rejected: { 'bad-zone': 1 } })
  })

  test('bytes that are not UTF-8 spoil a field that is read, and no other', async () => {
    const bytes = bytesOf(`${HEADER}\n${RIDE.replace(',,', ',??,')}\n${RIDE.replace(',74,', ',??,')}\n`)
    const invalid = bytes.map((byte) => (byte === 63 ? 0xff : byte))
    expect(await outcome(invalid)).toMatchObject({ kept: 1, rejected: { 'bad-zone': 1 } })
  })

  test('a column that is there twice is refused if it is one that is read', async () => {
    expect(await outcome(`${HEADER},PULocationID\n${RIDE},1\n`)).toMatchObject({ code: 'trips/duplicate-column' })
    expect(await outcome(`${HEADER},pickup_location_id\n${RIDE},1\n`)).toMatchObject({ code: 'trips/duplicate-column' })
    expect(await outcome(`${HEADER},note\n${RIDE},again\n`)).toMatchObject({ kept: 1 })
  })

  test('a last row without a line end is read; one that is cut is rejected with its line', async () => {
    expect(await outcome(`${HEADER}\n${RIDE}`)).toMatchObject({ kept: 1 })
    const cut = await outcome(`${HEADER}\n${RIDE}\n2023-01-05 08:0`)
    expect(cut).toMatchObject({ kept: 1, rejected: { 'wrong-field-count': 1 } })
    expect(cut.value?.quality.samples[0]?.line).toBe(3)
  })

  test.each(['', '\n\n\n', '\uFEFF'])('an empty file %j is said to be empty', async (text) => {
    expect(await outcome(text)).toMatchObject({ code: 'csv/empty' })
  })

  test('a header alone, and rows of which none is good, are said to be that', async () => {
    expect(await outcome(`${HEADER}\n`)).toMatchObject({ code: 'trips/nothing-kept' })
    expect((await outcome(`${HEADER}\nbad\n`)).message).toMatch(/line 2: The row has 1 field where/)
  })

  test('names of the prototype chain are names like any other', async () => {
    const result = await outcome(`${HEADER},__proto__,constructor\n${RIDE},x,y\n`)
    expect(result.kept).toBe(1)
    expect(({} as Record<string, unknown>).x).toBeUndefined()
  })

  test('a header with markup is quoted back as text, shortened', async () => {
    const { message = '' } = await outcome(`<img src=x onerror=alert(1)>,${'y'.repeat(500)}\n1,2\n`)
    expect(message).toContain('<img src=x onerror=alert(1)>')
    expect(message).not.toContain('y'.repeat(100))
  })

  test('dates and numbers of a megabyte are read in linear time', async () => {
    const started = performance.now()
    const long = '1'.repeat(300_000)
    const rows = [
      `2023-01-05 08:00:00.${long},2023-01-05 08:10:00,,74,75,1,2.5`,
      `${long}/1/2023 8:00,2023-01-05 08:10:00,,74,75,1,2.5`,
      `2023-01-05 08:00:00,2023-01-05 08:10:00,,74,75,1,${long}`,
      `2023-01-05 08:00:00,2023-01-05 08:10:00,,${long},75,1,2.5`,
      `2023-01-05 08:00:00,2023-01-05 08:10:00,${'"'.repeat(300_000)},74,75,1,2.5`,
    ]
    const result = await outcome([HEADER, RIDE, ...rows, ''].join('\n'))
    expect(result.read).toBe(6)
    expect(performance.now() - started).toBeLessThan(2_000)
  })

  test.each(['9007199254740993', '-0', '1e308'])('the distance %s is kept as it is written', async (text) => {
    const { value } = await outcome(`${HEADER}\n${RIDE.replace('2.5', text)}\n`)
    expect(value?.columns.distanceKm[0]).toBe(Math.fround(Number(text) * 1.609344))
  })

  test.each(['100000000000000000000', '-1', '0', '65536', '7.5', '٧٤'])('the zone id %s is a bad one', async (id) => {
    expect(await outcome(`${HEADER}\n${RIDE}\n${RIDE.replace(',74,', `,${id},`)}\n`)).toMatchObject({
      kept: 1,
      rejected: { 'bad-zone': 1 },
    })
  })

  test('a decimal comma is a bad number in quotes, and a field too many without them', async () => {
    expect(
      await outcome(`${HEADER}\n${RIDE}\n${RIDE.replace('2.5', '"2,5"')}\n${RIDE.replace('2.5', '2,5')}\n`),
    ).toMatchObject({ kept: 1, rejected: { 'bad-number': 1, 'wrong-field-count': 1 } })
  })

  test.each(['1e309', 'Infinity', '0x10', '1_000', '٣'])('the distance %s is a bad number', async (text) => {
    expect(await outcome(`${HEADER}\n${RIDE}\n${RIDE.replace('2.5', text)}\n`)).toMatchObject({
      rejected: { 'bad-number': 1 },
    })
  })

  test('rejected rows that begin like a formula are safe to open in a spreadsheet', async () => {
    const { value } = await outcome(`${HEADER}\n${RIDE}\n=HYPERLINK("http://x"),b\n@x\n-1+1\n`)
    const lines = new TextDecoder().decode(value?.rejects).split('\r\n')
    expect(lines.slice(1, 4)).toEqual([
      `trips.csv,3,wrong-field-count,"'=HYPERLINK(""http://x""),b"`,
      `trips.csv,4,wrong-field-count,"'@x"`,
      `trips.csv,5,wrong-field-count,"'-1+1"`,
    ])
  })

  test('a file name that is a formula or has a line end stays one safe cell', async () => {
    const { value } = await outcome(`${HEADER}\n${RIDE}\nbad\n`, '=cmd\r\n.csv')
    expect(new TextDecoder().decode(value?.rejects)).toContain(`"'=cmd\r\n.csv",3,`)
  })
})

/** A fixture's first two rides, in the second one text replaced by another. */
async function secondWith(fixture: string, from: string | RegExp, to: string) {
  const text = readFileSync(new URL(`../fixtures/trips/${fixture}.csv`, import.meta.url), 'utf8')
  const [header = '', one = '', other = ''] = text.split('\n')
  const changed = other.replace(from, to)
  expect(changed).not.toBe(other)
  return outcome([header, one, changed, ''].join('\n'), `${fixture}.csv`)
}

describe('trips told by a duration', () => {
  test.each([
    ['0', 'dropoff-not-after-pickup'],
    ['-239', 'dropoff-not-after-pickup'],
    ['30', 'under-minimum'],
    ['86401', 'over-maximum'],
    ['1e309', 'bad-number'],
    ['NaN', 'bad-number'],
    ['9007199254740993', 'over-maximum'],
  ])('of %s seconds are rejected as %s', async (seconds, reason) => {
    const { kept, rejected } = await secondWith('chicago-taxi', ',239,', `,${seconds},`)
    expect({ kept, rejected: Object.entries(rejected ?? {}).filter(([, rows]) => rows > 0) }).toEqual({
      kept: 1,
      rejected: [[reason, 1]],
    })
  })
})

describe('trips told by a count of seconds since 1970', () => {
  test.each(['0', '-1', '1373097000000', '1e309', '99999999999', 'NaN', ''])(
    'that begin at %j are unreadable, and no other is',
    async (time) => {
      expect(await secondWith('porto-taxi', '1373097000"', `${time}"`)).toMatchObject({
        kept: 1,
        rejected: { 'unreadable-time': 1 },
      })
    },
  )
})

describe('trips told by coordinates', () => {
  test.each([
    ['nowhere in the Gulf of Guinea', '0', '0'],
    ['swapped in one row', '40.79009001965326', '-73.99'],
    ['at 200°', '200', '40.8'],
    ['beyond a pole', '-73.9', '90.1'],
    ['no number', 'NaN', '40.8'],
    ['infinite', '1e309', '40.8'],
  ])('that are %s are rejected alone', async (_, lon, lat) => {
    const result = await secondWith('kaggle-nyc', /-74\.0179\d+,40\.7900\d+/, `${lon},${lat}`)
    expect(result).toMatchObject({ kept: 1, rejected: { 'bad-point': 1 } })
    for (const column of Object.values(result.value?.columns.points ?? {}))
      for (const degrees of column) expect(Number.isFinite(degrees)).toBe(true)
  })
})

describe('archives', () => {
  test('a ZIP is named as that', async () => {
    expect(await outcome(Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0), 'months.zip')).toMatchObject({ code: 'trips/zip' })
  })

  test('a gzip bomb is stopped at a hundred times its size', async () => {
    const bomb = gzipSync(`${HEADER}\n${'\n'.repeat(64 << 20)}`)
    expect(await outcome(new Uint8Array(bomb), 'bomb.csv.gz')).toMatchObject({ code: 'gzip/bomb' })
  })

  test('a gzip of gzips is not unpacked further', async () => {
    const nested = gzipSync(gzipSync(gzipSync('0'.repeat(10 << 20))))
    expect(await outcome(new Uint8Array(nested), 'nest.csv.gz')).toMatchObject({ code: 'gzip/nested' })
  })

  test.each([
    ['nothing but the magic', 'PAR1'],
    ['a footer length that lies', `PAR1${'\0'.repeat(64)}\xff\xff\xff\x7fPAR1`],
    ['junk as metadata', `PAR1${'junk'.repeat(40)}\x40\0\0\0PAR1`],
  ])('Parquet with %s fails clearly', async (_, text) => {
    expect(await outcome(new Uint8Array(Buffer.from(text, 'latin1')), 'x.parquet')).toMatchObject({
      code: 'parquet/unreadable',
    })
  })
})

describe('time', () => {
  test('features of the hour are the same wherever the machine is', async () => {
    const night = ['2023-03-12 02:30:00,2023-03-12 03:05:00', '2023-11-05 01:30:00,2023-11-05 01:50:00']
    const text = `${HEADER}\n${night.map((times) => `${times},,74,75,1,2.5\n`).join('')}`
    const zoneBefore = process.env.TZ
    const seen = new Set<string>()
    try {
      for (const zone of ['UTC', 'America/New_York', 'Asia/Kolkata', 'Pacific/Apia']) {
        process.env.TZ = zone
        const { value } = await outcome(text)
        if (!value) throw new Error('The rides were not read.')
        const spec = { features: ['hour', 'weekday', 'hour-of-week'] } as const
        const { dense } = transform(
          fitFeatures(spec, value.columns, Int32Array.of(0, 1), null, 1).fitted,
          value.columns,
        )
        seen.add([value.fingerprint, ...value.columns.pickupAt, ...dense].join(' '))
        expect(new Date(0).getTimezoneOffset()).toBe(OFFSETS[zone])
      }
    } finally {
      if (zoneBefore === undefined) delete process.env.TZ
      else process.env.TZ = zoneBefore
    }
    expect(seen.size).toBe(1)
  })

  test.each([
    ['the night clocks go forward', '2023-03-12 02:30:00', '2023-03-12 03:05:00', 2_100],
    ['the night clocks go back', '2023-11-05 01:30:00', '2023-11-05 01:50:00', 1_200],
  ])('on %s, times are what the wall clock showed, in every time zone', async (_, from, to, seconds) => {
    const { value } = await outcome(`${HEADER}\n${from},${to},,74,75,1,2.5\n`)
    const { columns } = value ?? {}
    expect((columns?.dropoffAt[0] ?? 0) - (columns?.pickupAt[0] ?? 0)).toBe(seconds)
    expect(columns?.pickupAt[0]).toBe(Date.parse(`${from.replace(' ', 'T')}Z`) / 1000)
  })

  test.each(['23:59:60', '24:00:00'])('%s is no time of day', async (clock) => {
    expect(await outcome(`${HEADER}\n${RIDE}\n2023-01-04 ${clock},2023-01-05 00:10:00,,74,75,1,2.5\n`)).toMatchObject({
      rejected: { 'unreadable-time': 1 },
    })
  })

  test.each(['0001', '1900', '2100', '9999'])('the year %s is refused', async (year) => {
    expect(await outcome(`${HEADER}\n${RIDE}\n${RIDE.replaceAll('2023', year)}\n`)).toMatchObject({
      rejected: { 'unreadable-time': 1 },
    })
  })

  test.each(['0', '1672905600', '1672905600000'])('the number %s is no time', async (time) => {
    expect(await outcome(`${HEADER}\n${RIDE}\n${time},${time},,74,75,1,2.5\n`)).toMatchObject({
      rejected: { 'unreadable-time': 1 },
    })
  })

  test('a ride that ends when it begins, before it begins, or a day later is counted under its reason', async () => {
    const ride = (to: string) => `2023-01-05 08:00:00,${to},,74,75,1,2.5`
    const rows = [ride('2023-01-05 08:00:00'), ride('2023-01-05 07:59:00'), ride('2023-01-06 08:00:01')]
    expect(await outcome([HEADER, RIDE, ...rows, ''].join('\n'))).toMatchObject({
      kept: 1,
      rejected: { 'dropoff-not-after-pickup': 2, 'over-maximum': 1 },
    })
  })

  test.each([
    ['0', 0],
    ['208', 208],
    ['', 255],
    ['3.0', 3],
  ])('%j passengers are kept as %i', async (text, kept) => {
    const { value } = await outcome(`${HEADER}\n${RIDE.replace(',1,', `,${text},`)}\n`)
    expect(value?.columns.passengers[0]).toBe(kept)
  })
})

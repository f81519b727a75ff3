import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { bytesSource } from '@/tests/fixtures/bytes-source'
import { readTrips } from '@/tests/fixtures/read-trips'
import { DEFAULT_RULES } from './import-rules'

const HEADER = 'started_at,ended_at,start_station_name,end_station_name,start_lat,start_lng,end_lat,end_lng'
const ROWS = [
  '2023-07-04 08:00:00,2023-07-04 08:20:00,Café Zürich,Straße des 17. Juni,52.51,13.32,52.52,13.35',
  '2023-07-04 09:00:00,2023-07-04 09:30:00,Straße des 17. Juni,Café Zürich,52.52,13.35,52.51,13.32',
]
const TEXT = [HEADER, ...ROWS, ''].join('\n')
const utf8 = (text: string) => new TextEncoder().encode(text)
const latin1 = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))
const utf16 = (text: string, isBig: boolean) => {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le')
  return new Uint8Array(isBig ? bytes.swap16() : bytes)
}

async function read(bytes: Uint8Array, name = 'rides.csv') {
  const result = await readTrips([bytesSource(name, bytes)], DEFAULT_RULES)
  if (!result.ok) throw new Error(result.error.message)
  const { fingerprint, places, files, quality, columns } = result.value
  return { fingerprint, names: places?.zones.map(({ name }) => name), notes: files[0]?.notes ?? [], quality, columns }
}

describe('a text', () => {
  test('is the same in UTF-8, with or without its mark, UTF-16 and Windows-1252, which is said', async () => {
    const usual = await read(utf8(TEXT))
    expect(usual.names).toEqual(['Café Zürich', 'Straße des 17. Juni'])
    expect(usual.notes).toEqual([])
    for (const [bytes, note] of [
      [utf8(`\uFEFF${TEXT}`), ''],
      [utf16(TEXT, false), 'UTF-16 LE'],
      [utf16(TEXT, true), 'UTF-16 BE'],
      [utf16(TEXT, false).subarray(2), 'UTF-16 LE, which its zero bytes tell'],
      [utf16(TEXT, true).subarray(2), 'UTF-16 BE, which its zero bytes tell'],
      [latin1(TEXT), 'Windows-1252'],
      [new Uint8Array(gzipSync(latin1(TEXT))), 'Windows-1252'],
    ] as const) {
      const { fingerprint, names, notes } = await read(bytes)
      expect([fingerprint, names]).toEqual([usual.fingerprint, usual.names])
      expect(notes.join()).toContain(note)
    }
  })

  test('is the same with commas, semicolons, tabs and bars, and decimal commas', async () => {
    const usual = await read(utf8(TEXT))
    for (const delimiter of [';', '\t', '|']) {
      const apart = TEXT.replaceAll(',', delimiter)
      expect((await read(utf8(apart))).fingerprint).toBe(usual.fingerprint)
      const german = apart.replaceAll(/(\d\d)\.(\d\d)(?=[;\t|\n])/g, '$1,$2')
      const { fingerprint, notes } = await read(utf8(german))
      expect(fingerprint).toBe(usual.fingerprint)
      expect(notes.join()).toMatch(/semicolons|tabs|bars/)
    }
  })

  test.each(['\n', '\r\n', '\r'])('is the same with lines that end in %j, the last one too or not', async (end) => {
    const usual = await read(utf8(TEXT))
    expect((await read(utf8(TEXT.replaceAll('\n', end)))).fingerprint).toBe(usual.fingerprint)
    expect((await read(utf8(TEXT.trimEnd().replaceAll('\n', end)))).fingerprint).toBe(usual.fingerprint)
  })

  test('whose last row is cut says so, and counts the row', async () => {
    const { quality, notes } = await read(utf8(`${TEXT}2023-07-04 10:00:00,2023-07-0`))
    expect(quality).toMatchObject({ read: 3, kept: 2, rejected: { 'wrong-field-count': 1 } })
    expect(quality.samples[0]?.detail).toContain('The file ends in the middle of it.')
    expect(notes).toContain('The last row is cut off: the file may not be whole.')
    expect((await read(utf8(`${TEXT}too,few\n`))).notes).toEqual([])
  })

  test('with groups of three digits in its numbers is read as it is meant', async () => {
    const text = readFileSync(new URL('../../tests/fixtures/trips/chicago-taxi.csv', import.meta.url), 'utf8')
    const [grouped] = /"(\d),(\d{3})"/.exec(text) ?? []
    expect(grouped).toBeDefined()
    const plain = text.replaceAll(/"(\d),(\d{3})"/g, '$1$2')
    expect((await read(utf8(text))).fingerprint).toBe((await read(utf8(plain))).fingerprint)
  })
})

describe('names of places', () => {
  test('become a zone set of their own, with the mean of their points', async () => {
    const result = await readTrips([bytesSource('rides.csv', utf8(TEXT))], DEFAULT_RULES)
    if (!result.ok) throw new Error(result.error.message)
    const { places, columns } = result.value
    expect([...columns.pickupZone, ...columns.dropoffZone]).toEqual([1, 2, 2, 1])
    expect(places?.zones[0]).toMatchObject({ id: 1, name: 'Café Zürich', lat: Math.fround(52.51) })
  })

  test('that a zone set has get its ids, and the few others ids after them', async () => {
    const zone = (id: number, name: string) => ({ id, name, borough: null, lat: null, lon: null })
    const rides = Array.from({ length: 20 }, (_, i) => ROWS[i % 2]?.replaceAll('2023-07-04', `2023-07-${10 + (i % 9)}`))
    const odd = ROWS[0]?.replace('Café Zürich', 'Nowhere')
    const { zoneSetOf } = await import('@/lib/places/zone-set-of')
    const known = await zoneSetOf({ name: 'Berlin', zones: [zone(70, 'Straße des 17. Juni'), zone(90, 'CAFÉ ZÜRICH')] })
    const other = await zoneSetOf({ name: 'Paris', zones: [zone(1, 'Louvre')] })
    const result = await readTrips(
      [bytesSource('rides.csv', utf8([HEADER, ...rides, odd, ''].join('\n')))],
      DEFAULT_RULES,
      {
        zoneSets: [other, known],
      },
    )
    if (!result.ok) throw new Error(result.error.message)
    const { columns, places } = result.value
    expect([columns.pickupZone[0], columns.dropoffZone[0], columns.pickupZone[20]]).toEqual([90, 70, 91])
    expect(places?.zones.map(({ id, name }) => [id, name])).toEqual([
      [70, 'Straße des 17. Juni'],
      [90, 'CAFÉ ZÜRICH'],
      [91, 'Nowhere'],
    ])
  })

  test('and coordinates are not mixed with zone ids in one dataset', async () => {
    const zones =
      'lpep_pickup_datetime,lpep_dropoff_datetime,PULocationID,DOLocationID\n2023-07-04 08:00:00,2023-07-04 08:20:00,74,75\n'
    const result = await readTrips([bytesSource('a.csv', utf8(zones)), bytesSource('b.csv', utf8(TEXT))], DEFAULT_RULES)
    expect(result).toMatchObject({ ok: false, error: { code: 'trips/mixed-places' } })
  })
})

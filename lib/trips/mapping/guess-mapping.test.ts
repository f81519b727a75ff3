import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { bytesSource } from '@/tests/fixtures/bytes-source'
import { readTrips } from '@/tests/fixtures/read-trips'
import { FIXTURES } from '@/tests/fixtures/trips/expectations'
import { BY_HEADER } from '../formats/format-choice'
import { DEFAULT_RULES } from '../import-rules'
import { guessMapping } from './guess-mapping'
import { readMappingSample } from './mapping-sample'
import { previewMapping } from './preview-mapping'

const sourceOf = (text: string) => bytesSource('rides.csv', new TextEncoder().encode(text))

async function sampleOf(text: string) {
  const sample = await readMappingSample(sourceOf(text))
  if (!sample.ok) throw new Error(sample.error.message)
  return sample.value
}

const UBER = [
  'request_time,arrival_time,pickup_area,dropoff_area,miles,riders,order_id',
  '13/05/2023 08:00,13/05/2023 08:20,Mitte,Kreuzberg,2.1,1,a1',
  '14/05/2023 09:00,14/05/2023 09:12,Mitte,,1.1,2,a2',
  '14/05/2023 10:00,14/05/2023 10:00,Mitte,Kreuzberg,1.1,2,a3',
  '14/05/2023 10:00',
].join('\n')

const LENGTHS = [
  'Fahrt-ID;Abfahrt;Dauer_min;von Zone;nach Zone;Strecke_km',
  '1;2023-01-05 08:00;12,5;17;22;4,2',
  '2;2023-01-05 09:00;7,0;22;17;2,8',
].join('\n')

describe('a guess', () => {
  test('names a column for each thing a ride needs, and why', async () => {
    const { columns, mapping, lacks } = guessMapping(await sampleOf(UBER))
    expect(lacks).toEqual([])
    expect(columns.pickupAt).toEqual({
      column: 'request_time',
      why: expect.stringMatching(/times \("13\/05\/2023 08:00"\).*called "request_time"/),
    })
    expect(mapping).toMatchObject({
      end: { by: 'dropoff', column: 'arrival_time' },
      places: { by: 'name', pickup: 'pickup_area', dropoff: 'dropoff_area' },
      distance: { column: 'miles', unit: 'mi' },
      passengers: 'riders',
      rideId: 'order_id',
    })
  })

  test('takes a duration with its unit where there is no second time, in a file of another language', async () => {
    expect(guessMapping(await sampleOf(LENGTHS)).mapping).toMatchObject({
      pickupAt: 'Abfahrt',
      end: { by: 'duration', column: 'Dauer_min', unit: 'min' },
      places: { by: 'zone', pickup: 'von Zone', dropoff: 'nach Zone' },
      distance: { column: 'Strecke_km', unit: 'km' },
    })
  })

  test('knows milliseconds since 1970, and that the later of two is the end', async () => {
    const at = (minutes: number) => 1_672_905_600_000 + 60_000 * minutes
    const rows = [0, 30, 60].map((from) => `${at(from + 12)},${at(from)},17,22`)
    const { mapping } = guessMapping(await sampleOf(['trip_end,trip_start,from_zone,to_zone', ...rows].join('\n')))
    expect(mapping).toMatchObject({ time: 'unix-milliseconds', pickupAt: 'trip_start', end: { column: 'trip_end' } })
  })

  test.each([
    ['2023-01-05T10:00:00+01:00', 'times with an offset from UTC', 'Leave the offset out'],
    ['1672905600000000', 'microseconds since 1970', 'Write them as milliseconds'],
  ])('says what times such as %s are, which no mapping reads', async (text, looks, remedy) => {
    const { mapping, destroyed } = guessMapping(await sampleOf(`begin,dauer_min,from_zone,to_zone\n${text},12,17,22`))
    expect(mapping).toBeNull()
    expect(destroyed.pickupAt).toContain(looks)
    expect(destroyed.pickupAt).toContain(remedy)
  })

  test('finds destroyed times by the name of their column, each end by its own', async () => {
    const header = 'price,logged_time,ended,started,from_zone,to_zone'
    const { destroyed } = guessMapping(await sampleOf(`${header}\n44931,04:40.0,12:01.3,04:50.2,17,22`))
    expect(destroyed.pickupAt).toContain('"started" holds "04:50.2"')
    expect(destroyed.dropoffAt).toContain('"ended" holds "12:01.3"')
    const { destroyed: unnamed } = guessMapping(await sampleOf('postcode,from_zone,to_zone\n44931,17,22'))
    expect(unnamed).toEqual({})
    const { destroyed: atEnd } = guessMapping(await sampleOf('end_time,from_zone,to_zone\n12:01.3,17,22'))
    expect(Object.keys(atEnd)).toEqual(['dropoffAt'])
  })

  test('says what is lacking where no ride can be made of the columns', async () => {
    const { mapping, lacks } = guessMapping(await sampleOf('name,colour\na,red\nb,blue\n'))
    expect(mapping).toBeNull()
    expect(lacks).toEqual(['a pickup time', 'a drop-off time or duration', 'a pickup place and a drop-off place'])
  })

  test('knows names in other languages, with accents, and compound', async () => {
    const latin = ['Début,Fin,Station départ,Station arrivée,Montant', '2023-01-05 08:00,2023-01-05 08:10,A,B,9']
    expect(guessMapping(await sampleOf(latin.join('\n'))).mapping).toMatchObject({
      pickupAt: 'Début',
      places: { pickup: 'Station départ', dropoff: 'Station arrivée' },
    })
    const german = [
      'Fahrt-Nr,Abfahrt,Ankunft,Startzone,Zielzone,rider_count',
      '7,2023-01-05 08:00,2023-01-05 08:10,1,2,3',
    ]
    expect(guessMapping(await sampleOf(german.join('\n'))).mapping).toMatchObject({
      rideId: 'Fahrt-Nr',
      places: { by: 'zone', pickup: 'Startzone', dropoff: 'Zielzone' },
      passengers: 'rider_count',
    })
  })

  // Formats that are recognised are the best examples of headers that were not.
  test.each(Object.keys(FIXTURES).filter((name) => name !== 'taxis-by-name.csv'))(
    'of %s keeps as many rides as its format does',
    async (name) => {
      const text = readFileSync(new URL(`../../../tests/fixtures/trips/${name}`, import.meta.url), 'utf8')
      const { mapping } = guessMapping(await sampleOf(text))
      if (!mapping) throw new Error(`nothing was guessed of ${name}`)
      const read = await readTrips([sourceOf(text)], DEFAULT_RULES, {
        choice: { ...BY_HEADER, formats: [], mappings: [mapping] },
      })
      const most = FIXTURES[name]?.counts.kept ?? 0
      expect(read.ok ? read.value.rows : read.error.message).toBeGreaterThanOrEqual(0.5 * most)
    },
  )
})

describe('a preview', () => {
  test('shows rows as they will be read, bad ones with their reason', async () => {
    const sample = await sampleOf(UBER)
    const { mapping } = guessMapping(sample)
    if (!mapping) throw new Error('nothing was guessed')
    const preview = previewMapping(sample, mapping, DEFAULT_RULES)
    if (!preview.ok) throw new Error(preview.error.message)
    expect(preview.value.notes.join()).toContain('day first')
    expect(preview.value.rows).toMatchObject([
      { line: 2, kept: true, pickupAt: '2023-05-13 08:00:00', minutes: 20, pickup: 'Mitte', dropoff: 'Kreuzberg' },
      { line: 3, kept: true, dropoff: 'unknown' },
      { line: 4, kept: false, reason: 'dropoff-not-after-pickup' },
      { line: 5, kept: false, reason: 'wrong-field-count' },
    ])
  })

  test('agrees with the import, row by row', async () => {
    const sample = await sampleOf(LENGTHS)
    const { mapping } = guessMapping(sample)
    if (!mapping) throw new Error('nothing was guessed')
    const preview = previewMapping(sample, mapping, DEFAULT_RULES)
    const read = await readTrips([sourceOf(LENGTHS)], DEFAULT_RULES, {
      choice: { ...BY_HEADER, mappings: [mapping] },
    })
    if (!preview.ok || !read.ok) throw new Error('not read')
    const { columns, files } = read.value
    expect(preview.value.rows.map((row) => row.kept && row.minutes * 60)).toEqual(
      [...columns.pickupAt].map((at, i) => (columns.dropoffAt[i] ?? 0) - at),
    )
    expect(columns.distanceKm[0]).toBe(Math.fround(4.2))
    expect(files[0]?.notes?.join()).toContain('semicolons')
  })

  test('of a mapping that names a column the file has not says which', async () => {
    const sample = await sampleOf(LENGTHS)
    const { mapping } = guessMapping(sample)
    if (!mapping) throw new Error('nothing was guessed')
    expect(previewMapping(sample, { ...mapping, pickupAt: 'Start' }, DEFAULT_RULES)).toMatchObject({
      ok: false,
      error: { code: 'mapping/columns', message: expect.stringContaining('"start"') },
    })
  })
})

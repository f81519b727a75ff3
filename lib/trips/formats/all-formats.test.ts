import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { bytesSource } from '@/tests/fixtures/bytes-source'
import { readTrips } from '@/tests/fixtures/read-trips'
import { absentOf, realFiles, without } from '@/tests/fixtures/real-data'
import { type Counts, countIndependently } from '@/tests/fixtures/trips/count-independently'
import { FIXTURES, REAL_FILES } from '@/tests/fixtures/trips/expectations'
import { describeUnless } from '@/tests/fixtures/unless'
import { DEFAULT_RULES } from '../import-rules'
import { openArchives } from '../open-archives'
import type { QualityReport } from '../quality-report'
import type { ReadTrips } from '../read-trips'
import type { TripSource } from '../trip-source'
import { TRIP_FORMATS } from './all-formats'

const fixture = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../../../tests/fixtures/trips/${name}`, import.meta.url)))

function countsOf({ read, kept, rejected }: QualityReport): Counts {
  return { read, kept, ...Object.fromEntries(Object.entries(rejected).filter(([, rows]) => rows > 0)) }
}

async function reading(...sources: TripSource[]): Promise<ReadTrips> {
  const result = await readTrips(sources, DEFAULT_RULES)
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

describe('every format', () => {
  test('has a fixture of 30 rows or more, named after it', () => {
    const covered = new Set(Object.values(FIXTURES).map(({ format }) => format))
    expect(TRIP_FORMATS.map(({ name }) => name).filter((name) => !covered.has(name))).toEqual([])
    for (const { counts } of Object.values(FIXTURES)) expect(counts.read).toBeGreaterThanOrEqual(30)
  })

  test('has names of its own: no header is of two formats', () => {
    const names = TRIP_FORMATS.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    for (const { columns } of TRIP_FORMATS)
      for (const aliases of Object.values(columns))
        for (const alias of aliases) expect(alias).toBe(alias.toLowerCase().trim())
  })

  test.each(Object.entries(FIXTURES))(
    'reads %s with the counts of its table, which another parser finds too',
    async (name, expected) => {
      const bytes = fixture(name)
      const { quality, files } = await reading(bytesSource(name, bytes))
      expect(files[0]?.format).toBe(expected.format)
      expect(countsOf(quality)).toEqual(expected.counts)
      expect(await countIndependently(name, bytes, expected.kind)).toEqual(expected.counts)
    },
  )
})

const paths = realFiles('.csv', '.csv.gz', '.parquet', '.zip').filter((path) => !path.includes('/zones/'))
const absent = absentOf([...new Set(Object.keys(REAL_FILES).map((name) => name.split('/')[0] ?? name))], paths)
if (absent.length > 0) console.log(`Skipped: the real trip files ${absent.join(', ')} are not there.`)

/** The files of an archive, opened once. */
const opened = new Map<string, Promise<readonly TripSource[]>>()
const sourcesIn = (outer: string, bytes: Uint8Array): Promise<readonly TripSource[]> => {
  const sources =
    opened.get(outer) ??
    openArchives([bytesSource(outer, bytes)]).then((found) => {
      if (!found.ok) throw new Error(found.error.message)
      return found.value.sources
    })
  opened.set(outer, sources)
  return sources
}

describeUnless(without(paths))('every real file', () => {
  const present = Object.entries(REAL_FILES).filter(([name]) =>
    paths.some((path) => path.endsWith(name.split('/')[0] ?? name)),
  )

  test('has an expectation', () => {
    const known = new Set(Object.keys(REAL_FILES).map((name) => name.split('/')[0]))
    expect(paths.map((path) => basename(path)).filter((name) => !known.has(name))).toEqual([])
  })

  test.each(present)(
    '%s is read with the counts of its table',
    async (name, expected) => {
      const [outer = name, inner] = name.split('/')
      const path = paths.find((one) => one.endsWith(outer)) ?? ''
      const bytes = new Uint8Array(readFileSync(path))
      const source = (await sourcesIn(outer, bytes)).find((one) => inner === undefined || one.name === inner)
      if (!source) throw new Error(`${name} is not there`)
      const { quality, files } = await reading(source)
      expect(files[0]?.format).toBe(expected.format)
      expect(countsOf(quality)).toEqual(expected.counts)
      // The other parser takes ten times as long: of each kind of file one a run.
      if (!CHECKED_AGAIN.includes(name)) return
      const plain = inner ? unzipSync(bytes)[inner] : bytes
      expect(await countIndependently(inner ?? outer, plain ?? bytes, expected.kind)).toEqual(expected.counts)
    },
    60_000,
  )
})

/** Real files whose table is computed anew by the other parser in each run; the rest when `RIDECAST_COUNT_ALL` is set. */
const CHECKED_AGAIN: readonly string[] = process.env.RIDECAST_COUNT_ALL
  ? Object.keys(REAL_FILES)
  : [
      'yellow_samples_2018.zip/yellow_tripdata_sample_2018-06.csv',
      'nyc_taxis_2019-03_sample.csv',
      'nyc_taxis_2019-03_zone_names.csv',
      'yellow_tripdata_2015-01_bhuvan.csv',
      'chicago_taxi_sample.csv',
      'yellow_2021-01_truncated_midrow.csv',
    ]

import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { datasetId, sha256 } from '@/lib/shared/ids'
import { bytesSource } from '@/tests/fixtures/bytes-source'
import { readTrips } from '@/tests/fixtures/read-trips'
import type { Dataset } from './dataset'
import { findSameFiles } from './find-same-files'
import { DEFAULT_RULES } from './import-rules'
import { inTimeOrder } from './in-time-order'
import type { TripSource } from './trip-source'
import { hashOf, sayCopies, withoutCopies } from './without-copies'

/** A green file with a ride an hour from the first of a month on. */
function aMonth(name: string, month: number, rides = 40): TripSource {
  const rows = Array.from({ length: rides }, (_, i) => {
    const at = `2023-0${month}-${String(1 + Math.floor(i / 20)).padStart(2, '0')} ${String(i % 20).padStart(2, '0')}`
    return `${at}:00:00,${at}:1${i % 10}:00,74,75`
  })
  const text = `lpep_pickup_datetime,lpep_dropoff_datetime,PULocationID,DOLocationID\n${rows.join('\n')}\n`
  return bytesSource(name, new TextEncoder().encode(text))
}
const bytesOf = (source: TripSource) => source.slice(0, source.bytes)
const renamed = async (name: string, source: TripSource) => bytesSource(name, await bytesOf(source))
const [january, february] = [aMonth('jan.csv', 1), aMonth('feb.csv', 2)]

describe('a ride counts once', () => {
  test('of files with the same bytes the first is kept, and the others are named', async () => {
    const copy = await renamed('copy of jan.csv', january)
    const { sources, copies } = await withoutCopies([january, february, copy])
    expect(sources).toEqual([january, february])
    expect(sayCopies(copies)).toBe('copy of jan.csv has the same bytes as jan.csv: it was left out.')
  })

  test('the same rides in another wrapping are refused, with what to do', async () => {
    const zipped = bytesSource('jan.csv.gz', gzipSync(await bytesOf(january)))
    const read = await readTrips([january, february, zipped], DEFAULT_RULES)
    expect(read).toEqual({
      ok: false,
      error: {
        code: 'trips/same-rides',
        message: 'jan.csv.gz holds the same rides as jan.csv, and a ride counts once. Leave one of the two out.',
      },
    })
  })

  test('of files that overlap in part each ride is kept once; the others are rejects that say where they are too', async () => {
    const [less, more] = [aMonth('less.csv', 1), aMonth('more.csv', 1, 41)]
    const read = await readTrips([less, february, more], DEFAULT_RULES)
    if (!read.ok) throw new Error(read.error.message)
    const { rows, quality, columns, rejects } = read.value
    expect(rows).toBe(81)
    expect(quality).toMatchObject({ read: 121, kept: 81, rejected: { 'repeated-ride': 40 } })
    expect(quality.samples[1]).toEqual({
      file: 'more.csv',
      line: 3,
      reason: 'repeated-ride',
      detail: 'The ride of 2023-01-01 01:00:00 is in less.csv too; it counts once.',
    })
    expect(new Set(columns.pickupAt).size).toBe(81)
    expect(new TextDecoder().decode(rejects)).toContain('more.csv,3,repeated-ride,')
  })

  test('two rides alike in one file are two, and stay two where another file has them twice as well', async () => {
    const twice = async (name: string, extra: string) => {
      const text = new TextDecoder().decode(await bytesOf(january))
      return bytesSource(name, new TextEncoder().encode(`${text}${text.split('\n')[5]}\n${extra}`))
    }
    const one = await twice('one.csv', '')
    const two = await twice('two.csv', '2023-01-20 08:00:00,2023-01-20 08:10:00,74,75\n')
    expect(await readTrips([one], DEFAULT_RULES)).toMatchObject({ ok: true, value: { rows: 41 } })
    expect(await readTrips([one, two], DEFAULT_RULES)).toMatchObject({
      ok: true,
      value: { rows: 42, quality: { rejected: { 'repeated-ride': 41 } } },
    })
  })

  test('a stray of another month is a stray, whatever the other files hold', async () => {
    const stray = new TextDecoder().decode(await bytesOf(january)).split('\n')[1]
    const text = new TextDecoder().decode(await bytesOf(february))
    const withStray = bytesSource('feb.csv', new TextEncoder().encode(`${text}${stray}\n`))
    expect(await readTrips([january, withStray], DEFAULT_RULES)).toMatchObject({
      ok: true,
      value: { rows: 80, quality: { rejected: { 'stray-month': 1, 'repeated-ride': 0 } } },
    })
  })
})

describe('the same files are one dataset', () => {
  test('by whatever names and in whatever order they come', async () => {
    const print = async (...sources: readonly TripSource[]) => {
      const read = await readTrips(await inTimeOrder(sources), DEFAULT_RULES)
      return read.ok ? read.value.fingerprint : read.error.message
    }
    const usual = await print(january, february)
    expect(await print(february, january)).toBe(usual)
    expect(await print(await renamed('z.csv', january), await renamed('a.csv', february))).toBe(usual)
    expect(await print(await renamed('a.csv', january), await renamed('z.csv', february))).toBe(usual)
  })

  test('and are found among those that are there', async () => {
    const files = await Promise.all(
      [january, february].map(async (source) => ({
        name: source.name,
        bytes: source.bytes,
        sha256: await hashOf(source),
        format: 'green',
        firstRow: 0,
        keptRows: 40,
      })),
    )
    const stored: Pick<Dataset, 'id' | 'files' | 'rules'> = {
      id: datasetId(sha256('d'.repeat(64))),
      files,
      rules: DEFAULT_RULES,
    }
    const given = [await renamed('b.csv', february), await renamed('c.csv', january)]
    expect(await findSameFiles(given, DEFAULT_RULES, [stored])).toBe(stored)
    expect(await findSameFiles([january, aMonth('other.csv', 3)], DEFAULT_RULES, [stored])).toBeNull()
  })
})

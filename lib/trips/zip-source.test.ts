import { gzipSync, strToU8, type Zippable, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { bytesSource } from '@/tests/fixtures/bytes-source'
import { readTrips } from '@/tests/fixtures/read-trips'
import { DEFAULT_RULES } from './import-rules'
import { lookAtFile } from './look-at-file'
import { openArchives } from './open-archives'
import { importTrips } from './read-trips'

const HEADER = 'lpep_pickup_datetime,lpep_dropoff_datetime,PULocationID,DOLocationID'
const month = (number: number, rides = 40) =>
  strToU8(
    `${HEADER}\n${Array.from({ length: rides }, (_, i) => `2023-0${number}-05 08:${10 + i}:00,2023-0${number}-05 09:00:00,${1 + i},75\n`).join('')}`,
  )
const zipped = (files: Zippable) => bytesSource('months.zip', zipSync(files))

async function opened(source: ReturnType<typeof bytesSource>) {
  const archives = await openArchives([source])
  if (!archives.ok) return { code: archives.error.code, message: archives.error.message }
  const read = await readTrips(archives.value.sources, DEFAULT_RULES)
  return read.ok
    ? { rows: read.value.rows, files: read.value.files.map(({ name }) => name), leftOut: archives.value.leftOut }
    : { code: read.error.code, message: read.error.message }
}

describe('a ZIP', () => {
  test('of several months is several files; folders, __MACOSX and hidden files are none', async () => {
    const source = zipped({
      'trips/': new Uint8Array(0),
      'trips/a.csv': month(1),
      'trips/b.csv.gz': [gzipSync(month(2)), { level: 0 }],
      '__MACOSX/trips/._a.csv': strToU8('junk'),
      '.hidden.csv': strToU8('junk'),
      'picture.png': strToU8('junk'),
    })
    expect(await opened(source)).toEqual({ rows: 80, files: ['a.csv', 'b.csv.gz'], leftOut: [] })
    expect(await lookAtFile(source)).toMatchObject({
      kind: 'archive',
      files: [{ name: 'a.csv', look: { kind: 'trips', rows: { count: 40, isExact: true } } }, { name: 'b.csv.gz' }],
    })
  })

  test('says how far it is read: of the bytes of all files in it, never back, to the last', async () => {
    const files = { 'a.csv': month(1, 40), 'b.csv': month(2, 30), 'c.csv.gz': gzipSync(month(3, 30)) }
    const archives = await openArchives([zipped(files)])
    if (!archives.ok) throw new Error(archives.error.message)
    const whole = Object.values(files).reduce((sum, { length }) => sum + length, 0)
    const importing = importTrips(archives.value.sources, DEFAULT_RULES)
    const seen: number[] = []
    for (let step = await importing.next(); !step.done; step = await importing.next()) {
      expect(step.value.of).toBe(whole)
      seen.push(step.value.bytes)
    }
    expect(seen).toEqual(seen.toSorted((a, b) => a - b))
    expect(seen.at(-1)).toBe(whole)
    expect(new Set(seen).size).toBeGreaterThanOrEqual(3)
  })

  test('leaves out what holds no trips, with why, where another file does', async () => {
    const { files, leftOut } = await opened(
      zipped({ 'stations.csv': strToU8('id,name\n1,A\n'), 'trips.csv': month(1) }),
    )
    expect(files).toEqual(['trips.csv'])
    expect(leftOut).toMatchObject([{ name: 'stations.csv', why: expect.stringContaining('header') }])
    expect(await opened(zipped({ 'stations.csv': strToU8('id,name\n1,A\n') }))).toMatchObject({
      code: 'trips/unknown-header',
    })
  })

  test('inside a ZIP is not opened', async () => {
    const inner = zipSync({ 'a.csv': month(1) })
    expect(await opened(zipped({ 'b.csv': month(2), 'inner.zip': inner }))).toMatchObject({
      files: ['b.csv'],
      leftOut: [{ name: 'inner.zip' }],
    })
  })

  test('without files of trips says so', async () => {
    expect(await opened(zipped({ 'a.png': strToU8('x') }))).toMatchObject({ code: 'zip/empty' })
  })
})

describe('a hostile ZIP', () => {
  const good = zipSync({ 'a.csv': month(1, 49) })
  /** Changes bytes of a field, given from the first signature of that kind on. */
  const changed = (signature: number, offset: number, bytes: readonly number[]) => {
    const copy = good.slice()
    const view = new DataView(copy.buffer)
    let at = 0
    while (view.getUint32(at, true) !== signature) at++
    copy.set(bytes, at + offset)
    return bytesSource('months.zip', copy)
  }
  const DIRECTORY = 0x02014b50

  test('that is a bomb stops at a hundred times its size', async () => {
    const bomb = zipped({ 'a.csv': [strToU8(`${HEADER}\n${'\n'.repeat(20 << 20)}`), { level: 9 }] })
    expect(await opened(bomb)).toMatchObject({ code: 'zip/bomb', message: expect.stringContaining('100 times') })
  })

  test('that claims more than 2 GiB, or less than it holds, is not believed', async () => {
    expect(await opened(changed(DIRECTORY, 24, [0, 0, 0, 0x90]))).toMatchObject({ code: 'zip/bomb' })
    expect(await opened(changed(DIRECTORY, 24, [10, 0, 0, 0]))).toMatchObject({ code: 'zip/damaged' })
  })

  test('is named as what it is: encrypted, of 64 bits, packed in another way', async () => {
    expect(await opened(changed(DIRECTORY, 8, [1, 0]))).toMatchObject({ code: 'zip/encrypted' })
    expect(await opened(changed(DIRECTORY, 20, [255, 255, 255, 255]))).toMatchObject({ code: 'zip/zip64' })
    expect(await opened(changed(DIRECTORY, 10, [93, 0]))).toMatchObject({ code: 'zip/method' })
  })

  test('with a flipped bit or a cut end keeps nothing', async () => {
    expect(await opened(changed(DIRECTORY, 16, [1, 2, 3, 4]))).toMatchObject({ code: 'zip/damaged' })
    expect(await opened(bytesSource('months.zip', good.slice(0, -30)))).toMatchObject({ code: 'zip/damaged' })
    expect(await opened(changed(DIRECTORY, 42, [9, 0, 0, 0]))).toMatchObject({ code: 'zip/damaged' })
  })
})

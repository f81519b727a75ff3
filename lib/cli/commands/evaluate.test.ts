import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Artefact } from '@/lib/models/artefact'
import { encodeArtefact } from '@/lib/models/encode-artefact'
import { constantModel } from '@/tests/fixtures/model-files'
import { someArtefact } from '@/tests/fixtures/some-artefact'
import { main } from '../main'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ridecast-evaluate-'))
})
afterAll(() => rm(folder, { recursive: true }))

interface Asked {
  readonly pairs: readonly (readonly [number, number])[]
  /** Of the rides, one a day from its first. The models have learnt from 2023-01-02 to 2023-01-29. */
  readonly month?: string
  readonly minutes?: readonly number[]
  readonly model?: Artefact
  readonly options?: readonly string[]
  /** How the file comes. */
  readonly pack?: (csv: string) => Uint8Array
}

/** Judges a model of the zones 1–8 by rides between these places. */
async function judge({ pairs, month = '2023-02', minutes = [], model = constantModel(10), options = [], pack }: Asked) {
  const [trips, artefact] = [join(folder, 'trips.csv'), join(folder, 'model.ridecast')]
  await writeFile(artefact, await encodeArtefact(model))
  const lines = pairs.map(([from, to], i) => {
    const day = `${month}-${String(i + 1).padStart(2, '0')}`
    const length = minutes[i] ?? 10
    const end = `${String(8 + Math.floor(length / 60)).padStart(2, '0')}:${String(length % 60).padStart(2, '0')}:00`
    return `${day} 08:00:00,${day} ${end},${from},${to},1.5,9`
  })
  const header = 'lpep_pickup_datetime,lpep_dropoff_datetime,PULocationID,DOLocationID,trip_distance,fare_amount'
  const csv = [header, ...lines, ''].join('\n')
  await writeFile(trips, pack?.(csv) ?? csv)
  const out: string[] = []
  const told: string[] = []
  const code = await main(['evaluate', '--model', artefact, '--trips', trips, '--json', ...options], {
    out: (line) => out.push(line),
    progress: (line) => told.push(line),
    env: {},
    fetch: () => Promise.reject(new Error('no network in this test')),
  })
  return { code, json: JSON.parse(out.join('') || 'null'), told: told.join('\n') }
}

const within = [
  [1, 2],
  [3, 4],
] as const

describe('judging a model by rides in places that it does not know', () => {
  test('says nothing where it knows them all', async () => {
    const { code, json, told } = await judge({ pairs: within })
    expect(code).toBe(0)
    expect(json.unknownPlaces).toEqual({ rides: 0, share: 0 })
    expect(told).not.toContain('does not know')
  })

  test('tells their share, in words and in the object', async () => {
    const { code, json, told } = await judge({ pairs: [...within, [3, 200], [200, 3]] })
    expect(code).toBe(0)
    expect(json.unknownPlaces).toEqual({ rides: 2, share: 0.5 })
    expect(told).toContain('50.0 % of the rides (2 of 4) start or end at a place that the model does not know')
  })

  test('refuses where it knows the places of none', async () => {
    const { code, json, told } = await judge({
      pairs: [
        [201, 200],
        [200, 202],
      ],
    })
    expect(code).toBe(1)
    expect(json.error.code).toBe('evaluate/unknown-places')
    expect(told).toContain('knows the places of none of the 2 rides: it accepts zone ids 1–8')
  })
})

test('trips to judge by may be packed: a ZIP, or a gzip of several members', async () => {
  const zip = (csv: string) => zipSync({ '__MACOSX/._a.csv': strToU8('junk'), 'a.csv': strToU8(csv) })
  const members = (csv: string) => Buffer.concat([gzipSync(csv.slice(0, 60)), gzipSync(csv.slice(60))])
  for (const pack of [zip, members]) expect((await judge({ pairs: within, pack })).json.rows.kept).toBe(2)
})

describe('a judgement', () => {
  test('by rides of another time is honest', async () => {
    const { json, told } = await judge({ pairs: within })
    expect(json).toMatchObject({ honest: true, reason: null, ridesInTraining: 0 })
    expect(told).not.toContain('honest')
  })

  test('by rides of the time that the model learnt from is not, and says how many they are', async () => {
    // The first of January is before, the others are within.
    const { code, json, told } = await judge({ pairs: [...within, [5, 6]], month: '2023-01' })
    expect(code).toBe(0)
    expect(json).toMatchObject({ honest: false, ridesInTraining: 2 })
    for (const words of [told, json.reason])
      expect(words).toContain(
        '2 of the 3 rides start in the period that the model learnt from, 2023-01-02 to 2023-01-29',
      )
  })

  test('of a model that knows what comes later is not', async () => {
    const { json } = await judge({ pairs: within, model: someArtefact('linear', { knownLater: true }) })
    expect(json).toMatchObject({ honest: false, ridesInTraining: 0, reason: expect.stringContaining('ride is over') })
  })

  test('keeps the rides that the training kept, unless told otherwise', async () => {
    const base = constantModel(10)
    const rules = { version: 1, minimumSeconds: 300, maximumSeconds: 7_200 } as const
    const model = { ...base, data: { ...base.data, rules } }
    const rides = { pairs: [...within, [5, 6]], minutes: [10, 70, 4], model } as const
    expect((await judge(rides)).json).toMatchObject({ rules, rows: { kept: 2, rejected: { 'under-minimum': 1 } } })
    const shorter = await judge({ ...rides, options: ['--max-minutes', '60'] })
    expect(shorter.json).toMatchObject({ rules: { ...rules, maximumSeconds: 3_600 }, rows: { kept: 1 } })
  })
})

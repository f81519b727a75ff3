import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aModelFile } from '@/tests/fixtures/model-files'
import { main } from '../main'

let folder: string
let model: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ridecast-evaluate-'))
  model = join(folder, 'model.ridecast')
  await writeFile(model, await aModelFile(10))
})
afterAll(() => rm(folder, { recursive: true }))

/** Judges a model of the zones 1–8 by rides between these places, one a day. */
async function judge(...pairs: readonly (readonly [number, number])[]) {
  const trips = join(folder, 'trips.csv')
  const lines = pairs.map(([from, to], i) => {
    const day = `2023-02-${String(i + 1).padStart(2, '0')}`
    return `${day} 08:00:00,${day} 08:10:00,${from},${to},1.5`
  })
  const header = 'lpep_pickup_datetime,lpep_dropoff_datetime,PULocationID,DOLocationID,trip_distance'
  await writeFile(trips, [header, ...lines, ''].join('\n'))
  const out: string[] = []
  const told: string[] = []
  const code = await main(['evaluate', '--model', model, '--trips', trips, '--json'], {
    out: (line) => out.push(line),
    progress: (line) => told.push(line),
    env: {},
    fetch: () => Promise.reject(new Error('no network in this test')),
  })
  return { code, json: JSON.parse(out.join('') || 'null'), told: told.join('\n') }
}

describe('judging a model by rides in places that it does not know', () => {
  test('says nothing where it knows them all', async () => {
    const { code, json, told } = await judge([1, 2], [3, 4])
    expect(code).toBe(0)
    expect(json.unknownPlaces).toEqual({ rides: 0, share: 0 })
    expect(told).not.toContain('does not know')
  })

  test('tells their share, in words and in the object', async () => {
    const { code, json, told } = await judge([1, 2], [3, 200], [200, 3], [4, 5])
    expect(code).toBe(0)
    expect(json.unknownPlaces).toEqual({ rides: 2, share: 0.5 })
    expect(told).toContain('50.0 % of the rides (2 of 4) start or end at a place that the model does not know')
  })

  test('refuses where it knows the places of none', async () => {
    const { code, json, told } = await judge([201, 200], [200, 202])
    expect(code).toBe(1)
    expect(json).toBeNull()
    expect(told).toContain('knows the places of none of the 2 rides: it accepts zone ids 1–8')
  })
})

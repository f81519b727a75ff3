import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { seededRandom } from '@/lib/shared/random'
import { main } from '../main'

let folder: string
let train: string

/** A month of rides, so many a day, whose minutes follow the places; `longer` is added to each. */
async function month(name: string, year: string, perDay: number, longer = 0): Promise<string> {
  const random = seededRandom(Number(year) + perDay)
  const two = (n: number) => String(n).padStart(2, '0')
  const lines = Array.from({ length: 28 * perDay }, (_, i) => {
    const date = `${year}-${two(1 + Math.floor(i / perDay))}`
    const [hour, from, to] = [random.int(22), 1 + random.int(9), 1 + random.int(9)]
    const length = 5 + from + 2 * to + random.int(8) + longer
    const end = `${two(hour + Math.floor(length / 60))}:${two(length % 60)}`
    return `${date} ${two(hour)}:00:00,${date} ${end}:00,${from},${to},1.5,9`
  })
  const path = join(folder, `${name}.csv`)
  const header = 'lpep_pickup_datetime,lpep_dropoff_datetime,PULocationID,DOLocationID,trip_distance,fare_amount'
  await writeFile(path, [header, ...lines, ''].join('\n'))
  return path
}

async function sweep(valid: string, ...options: readonly string[]) {
  const out: string[] = []
  const told: string[] = []
  const given = ['--train', train, '--valid', valid, '--workspace', join(folder, 'runs'), ...options]
  const code = await main(['sweep', '--json', '--family', 'linear', ...given], {
    out: (line) => out.push(line),
    progress: (line) => told.push(line),
    env: {},
    fetch: () => Promise.reject(new Error('no network in this test')),
  })
  return { code, json: JSON.parse(out.join('') || 'null'), told: told.join('\n') }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ridecast-sweep-'))
  train = await month('train', '2023-01', 60)
})
afterAll(() => rm(folder, { recursive: true }))

describe('ridecast sweep', () => {
  test('finds the same winner with one thread and with two, whatever the validation rides are', async () => {
    const [alone, both] = await Promise.all([
      sweep(await month('valid', '2023-02', 20), '--trials', '6', '--workers', '1'),
      sweep(await month('longer', '2023-02', 20, 9), '--trials', '6', '--workers', '2'),
    ])
    expect([alone.code, both.code]).toEqual([0, 0])
    expect(both.json.sweep.trainings).toEqual(alone.json.sweep.trainings)
    expect(both.json.sweep.winner).toBe(alone.json.sweep.winner)
    expect(both.json.settings).toEqual(alone.json.settings)
    expect(alone.json.sweep.trainings[0]).toMatchObject({ trial: 0, level: 2, settings: {} })
    // The rides of January's last week judged; the other validation rides are nine minutes longer.
    expect(both.json.metrics.valid.rmse).toBeGreaterThan(2 * alone.json.metrics.valid.rmse)
  })

  test('says that the error flatters where the validation rides chose', async () => {
    const valid = join(folder, 'valid.csv')
    const { json } = await sweep(valid, '--judge', 'validation', '--halving', 'none', '--trials', '2', '--workers', '1')
    expect(json.sweep).toMatchObject({ selectedOnValidation: true, isWhole: true })
    const winner = json.sweep.trainings.find(({ trial }: { trial: number }) => trial === json.sweep.winner)
    expect(json.metrics.valid.rmse).toBe(winner.rmse)
  })

  test.each([
    [['--vary', 'penalty'], 'usage/vary'],
    [['--vary', 'leaves=2..4'], 'usage/vary'],
    [['--vary', 'penalty=5..1'], 'usage/vary'],
    [['--vary', 'penalty=0..1:log'], 'usage/vary'],
    [['--strategy', 'luck'], 'usage/strategy'],
    [['--halving', 'steps'], 'usage/halving'],
    [['--trials', '0'], 'usage/trials'],
    [['--minutes', 'soon'], 'usage/minutes'],
    [['--judge', 'test'], 'usage/judge'],
  ])('refuses %j before a file is read', async (options, code) => {
    const { json, code: exit } = await sweep('absent.csv', ...options)
    expect(json).toMatchObject({ error: { code } })
    expect(exit).toBe(2)
  })
})

import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { TRIP_FORMATS } from '@/lib/trips/formats/all-formats'
import { main } from '../main'

const OURS = [
  'begin,finish,from_area,to_area,km',
  '03/04/2023 08:00,03/04/2023 08:20,Mitte,Wedding,4.2',
  '05/04/2023 09:00,05/04/2023 09:12,Wedding,Mitte,3.1',
].join('\n')

let folder: string
const at = (name: string) => join(folder, name)
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ridecast-inspect-'))
  await writeFile(at('ours.csv'), OURS)
  await writeFile(at('not.json'), '{"version":1}')
})
afterAll(() => rm(folder, { recursive: true }))

async function ridecast(...args: readonly string[]) {
  const said: string[] = []
  const told: string[] = []
  const code = await main(args, {
    out: (line) => said.push(line),
    progress: (line) => told.push(line),
    env: {},
    fetch: () => Promise.reject(new Error('no network in this test')),
  })
  return { code, said: said.join('\n'), told: told.join('\n') }
}

describe('the script', () => {
  test('lists every format with what tells it', async () => {
    const { code, said } = await ridecast('formats')
    expect(code).toBe(0)
    for (const { name, title } of TRIP_FORMATS) expect(said).toContain(`${name}: ${title}`)
  })

  test('proposes a mapping for a header that it does not know, and reads the file by it', async () => {
    const proposed = await ridecast('inspect', at('ours.csv'), '--propose', at('ours.json'))
    expect(proposed).toMatchObject({
      code: 0,
      said: expect.stringContaining('check it, fill what is "", and give it with --mapping'),
    })
    expect(proposed.told).toMatch(/pickupAt: "begin", because its values are times/)
    const asked = await ridecast('inspect', at('ours.csv'), '--mapping', at('ours.json'))
    expect(asked).toMatchObject({ code: 1, told: expect.stringContaining('--date-order dmy or mdy') })
    expect(proposed.told).toContain('say which in "dateOrder"')
    const read = await ridecast('inspect', at('ours.csv'), '--mapping', at('ours.json'), '--date-order', 'dmy')
    expect(read).toMatchObject({ code: 0, said: expect.stringContaining('Pickups from 2023-04-03T08:00:00') })
    const told = await ridecast('inspect', at('ours.csv'), '--propose', at('said.json'), '--date-order', 'dmy')
    expect(told.told).not.toContain('say which in "dateOrder"')
    expect((await ridecast('inspect', at('ours.csv'), '--mapping', at('said.json'))).said).toContain('2023-04-03T08:00')
    expect(read.said).toContain('Read as pickup time: "begin", drop-off time: "finish"')
  })

  test('names each column once for files of one header, and ranks no unknown place among the busiest', async () => {
    const header = 'lpep_pickup_datetime,lpep_dropoff_datetime,PULocationID,DOLocationID,trip_distance'
    const ride = (minute: number, from: number) =>
      `2023-01-05 10:0${minute}:00,2023-01-05 10:2${minute}:00,${from},75,2.5`
    await writeFile(at('green-1.csv'), [header, ride(0, 264), ride(1, 264), ride(2, 74)].join('\n'))
    await writeFile(at('green-2.csv'), [header, ride(3, 264)].join('\n'))
    const { said } = await ridecast('inspect', at('green-1.csv'), at('green-2.csv'))
    expect(said.split('pickup time: "lpep_pickup_datetime"')).toHaveLength(2)
    expect(said).toMatch(/^Busiest pickup zones: [^,(]*74[^,(]* \(1\)$/m)
    expect(said).toContain('Rides at an unknown place: 3')
  })

  test('begins a mapping where it finds no column for a part, and says a unit that it has guessed', async () => {
    await writeFile(
      at('odd.csv'),
      'begin_trip,end_trip,a,b,dist\n2023-01-05 08:00,2023-01-05 08:20,Mitte,Wedding,4.2\n',
    )
    const { code, told } = await ridecast('inspect', at('odd.csv'), '--propose', at('odd.json'))
    expect(code).toBe(0)
    expect(told).toContain('no column of a pickup place and a drop-off place: name it where the mapping has ""')
    expect(told).toContain('"dist" tells no unit: "km" is a guess by its size.')
    const unfilled = await ridecast('inspect', at('odd.csv'), '--mapping', at('odd.json'))
    expect(unfilled).toMatchObject({ code: 1, told: expect.stringContaining('"places.pickup"') })
    const begun = await readFile(at('odd.json'), 'utf8')
    await writeFile(
      at('odd.json'),
      begun.replace('"pickup": ""', '"pickup": "a"').replace('"dropoff": ""', '"dropoff": "b"'),
    )
    const filled = await ridecast('inspect', at('odd.csv'), '--mapping', at('odd.json'))
    expect(filled.said).toContain('1 row read, 1 kept')
  })

  test('says what became of times that a spreadsheet has destroyed, and writes no mapping', async () => {
    await writeFile(at('lost.csv'), 'started,ended,from_area,to_area\n04:50.2,12:01.3,Mitte,Wedding\n')
    const { code, told } = await ridecast('inspect', at('lost.csv'), '--propose', at('lost.json'))
    expect(code).toBe(1)
    expect(told).toContain(
      '"started" holds "04:50.2": minutes and seconds, without an hour and a date. Needed is a date',
    )
    expect(told).toContain('"ended" holds "12:01.3"')
    expect(existsSync(at('lost.json'))).toBe(false)
  })

  test('asks whether machine learning pays of files that are read by a mapping', async () => {
    await ridecast('inspect', at('ours.csv'), '--propose', at('ours.json'))
    const asked = await ridecast('pays', at('ours.csv'), '--mapping', at('ours.json'))
    expect(asked.told).toContain('--date-order dmy or mdy')
    const read = await ridecast('pays', at('ours.csv'), '--mapping', at('ours.json'), '--date-order', 'dmy')
    expect(read.told).toContain('Read 2 rows of 1 file, kept 2.')
    expect(await ridecast('pays', at('ours.csv'), '--format', 'tlc')).toMatchObject({ code: 2 })
  })

  test('says what is wrong with a format, an order or a mapping that is none', async () => {
    expect(await ridecast('inspect', at('ours.csv'), '--format', 'tlc')).toMatchObject({ code: 2 })
    expect(await ridecast('inspect', at('ours.csv'), '--date-order', 'ymd')).toMatchObject({ code: 2 })
    const forced = await ridecast('inspect', at('ours.csv'), '--format', 'tlc-green')
    expect(forced.told).toContain('is not read as TLC green taxi: its header has no pickup time (lpep_pickup_datetime)')
    const broken = await ridecast('inspect', at('ours.csv'), '--mapping', at('not.json'))
    expect(broken).toMatchObject({ code: 1, told: expect.stringContaining('not a mapping of columns') })
  })
})

import { formatLocalTime } from '@/lib/shared/local-time'
import { seededRandom } from '@/lib/shared/random'

/** Shapes of trip files that a reader may find hard. */
export const SHAPES = ['quoted', 'iso fractions', 'coordinates', 'american', 'unix', 'semicolons', 'odd'] as const
export type Shape = (typeof SHAPES)[number]

const ROWS = 20_000
const JANUARY = Date.UTC(2023, 0, 1) / 1000

interface Made {
  readonly header: string
  /** One row of a ride from `at`, of so many seconds. */
  readonly row: (at: number, seconds: number, random: ReturnType<typeof seededRandom>) => string
}

const spaced = (at: number) => formatLocalTime(at).replace('T', ' ')
const zone = (random: ReturnType<typeof seededRandom>) => 1 + random.int(77)
const degrees = (from: number, random: ReturnType<typeof seededRandom>) => (from + random.next() / 5).toFixed(14)

function american(at: number): string {
  const [year, month, day, clock = ''] = formatLocalTime(at).split(/[-T]/)
  const hour = Number(clock.slice(0, 2))
  return `${month}/${day}/${year} ${String(hour % 12 || 12).padStart(2, '0')}${clock.slice(2)} ${hour < 12 ? 'AM' : 'PM'}`
}

const chicago = (delimiter: string, spell: (at: number) => string): Made => ({
  header: [
    'trip_start_timestamp',
    'trip_seconds',
    'trip_miles',
    'pickup_community_area',
    'dropoff_community_area',
    'fare',
  ].join(delimiter),
  row: (at, seconds, random) =>
    [spell(at), seconds, (seconds / 300).toFixed(2), zone(random), zone(random), (seconds / 100).toFixed(2)].join(
      delimiter,
    ),
})

const green = (delimiter: string, spell: (at: number) => string): Made => ({
  header: [
    'VendorID',
    'lpep_pickup_datetime',
    'lpep_dropoff_datetime',
    'PULocationID',
    'DOLocationID',
    'passenger_count',
    'trip_distance',
    'fare_amount',
  ].join(delimiter),
  row: (at, seconds, random) =>
    [
      2,
      spell(at),
      spell(at + seconds),
      zone(random),
      zone(random),
      1,
      (seconds / 300).toFixed(2),
      (seconds / 100).toFixed(1),
    ].join(delimiter),
})

const MADE: Readonly<Record<Shape, Made>> = {
  quoted: {
    header:
      '"tripduration","starttime","stoptime","start station id","start station name","start station latitude","start station longitude","end station id","end station name","end station latitude","end station longitude","bikeid","usertype","birth year","gender"',
    row: (at, seconds, random) => {
      const [from, to] = [random.int(600), random.int(600)]
      const station = (id: number) => `"${id}","Station ${id} & Broadway","40.7${id}12345","-73.9${id}54321"`
      return `"${seconds}","${spaced(at)}.4340","${spaced(at + seconds)}.1230",${station(from)},${station(to)},"${random.int(40_000)}","Subscriber","1989","1"`
    },
  },
  'iso fractions': green(',', (at) => `${formatLocalTime(at)}.000`),
  coordinates: {
    header:
      'id,vendor_id,pickup_datetime,dropoff_datetime,passenger_count,pickup_longitude,pickup_latitude,dropoff_longitude,dropoff_latitude,store_and_fwd_flag,trip_duration',
    row: (at, seconds, random) =>
      `id${random.int(1e6)},2,${spaced(at)},${spaced(at + seconds)},1,${degrees(-74, random)},${degrees(40.6, random)},${degrees(-74, random)},${degrees(40.6, random)},N,${seconds}`,
  },
  american: chicago(',', american),
  unix: chicago('|', String),
  semicolons: green(';', spaced),
  // A date without leading zeros: every row goes the plain way.
  odd: green(',', (at) => spaced(at).replace('-01-0', '-1-')),
}

/** About `megabytes` of trips in that shape; the rows repeat. */
export function madeFile(shape: Shape, megabytes: number): Uint8Array<ArrayBuffer> {
  const { header, row } = MADE[shape]
  const random = seededRandom(11)
  const encoder = new TextEncoder()
  const body = encoder.encode(
    Array.from({ length: ROWS }, (_, i) => `${row(JANUARY + (i % 700_000), 120 + random.int(2_400), random)}\n`).join(
      '',
    ),
  )
  const head = encoder.encode(`${header}\n`)
  const times = Math.max(1, Math.round((megabytes * 1e6) / body.length))
  const all = new Uint8Array(head.length + times * body.length)
  all.set(head)
  for (let i = 0; i < times; i++) all.set(body, head.length + i * body.length)
  return all
}

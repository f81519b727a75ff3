import { formatLocalTime } from '@/lib/shared/local-time'
import { seededRandom } from '@/lib/shared/random'

const HEADER =
  'VendorID,tpep_pickup_datetime,tpep_dropoff_datetime,passenger_count,trip_distance,RatecodeID,store_and_fwd_flag,PULocationID,DOLocationID,payment_type,fare_amount,extra,mta_tax,tip_amount,tolls_amount,improvement_surcharge,total_amount,congestion_surcharge\n'

const BASE_ROWS = 60_000

/** A header and some days of rows below it. */
export function yellowRows() {
  const random = seededRandom(7)
  const encoder = new TextEncoder()
  let text = ''
  const january = Date.UTC(2023, 0, 1) / 1000
  for (let i = 0; i < BASE_ROWS; i++) {
    const at = january + Math.floor((i / BASE_ROWS) * 31 * 86_400)
    const luck = random.next()
    const seconds = luck < 0.02 ? random.int(60) : luck < 0.03 ? 4_000 + random.int(80_000) : 120 + random.int(2_400)
    const km = seconds / 300 + random.next()
    const spell = (time: number) => formatLocalTime(time).replace('T', ' ')
    const fare = (2.5 + km * 2).toFixed(1)
    text += `${1 + random.int(2)},${spell(at)},${spell(at + seconds)},${1 + random.int(4)},${km.toFixed(2)},1,N,${1 + random.int(263)},${1 + random.int(263)},${1 + random.int(2)},${fare},0.5,0.5,${(random.next() * 4).toFixed(2)},0.0,0.3,${(Number(fare) + 3.8).toFixed(2)},2.5\n`
  }
  return { header: encoder.encode(HEADER), body: encoder.encode(text) }
}

/** How often the rows make so many megabytes. */
export const timesOf = (body: Uint8Array, megabytes: number) => Math.max(1, Math.round((megabytes * 1e6) / body.length))

/** About `megabytes` of CSV in the shape of a TLC yellow month: some 91 bytes a row, 3 % of them against the rules. */
export function yellowBytes(megabytes: number): Uint8Array<ArrayBuffer> {
  const { header, body } = yellowRows()
  const times = timesOf(body, megabytes)
  const all = new Uint8Array(header.length + times * body.length)
  all.set(header)
  for (let i = 0; i < times; i++) all.set(body, header.length + i * body.length)
  return all
}

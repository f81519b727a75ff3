import { parquetWriteBuffer } from 'hyparquet-writer'
import { seededRandom } from '@/lib/shared/random'

/** A month of TLC yellow as Parquet (SNAPPY, one row group), of the columns that are read. */
export function yellowParquet(rows: number): Uint8Array {
  const random = seededRandom(7)
  const column = <T>(value: (i: number) => T) => Array.from({ length: rows }, (_, i) => value(i))
  const january = Date.UTC(2023, 0, 1)
  const pickups = column((i) => january + Math.floor((i / rows) * 31 * 86_400) * 1_000)
  return new Uint8Array(
    parquetWriteBuffer({
      rowGroupSize: rows,
      columnData: [
        { name: 'tpep_pickup_datetime', data: pickups.map((at) => new Date(at)), type: 'TIMESTAMP' },
        {
          name: 'tpep_dropoff_datetime',
          data: pickups.map((at) => new Date(at + (120 + random.int(2_400)) * 1_000)),
          type: 'TIMESTAMP',
        },
        { name: 'passenger_count', data: column(() => 1 + random.int(4)), type: 'DOUBLE' },
        { name: 'trip_distance', data: column(() => random.int(1_000) / 100), type: 'DOUBLE' },
        { name: 'PULocationID', data: column(() => 1 + random.int(263)), type: 'INT32' },
        { name: 'DOLocationID', data: column(() => 1 + random.int(263)), type: 'INT32' },
        { name: 'fare_amount', data: column(() => random.int(6_000) / 100), type: 'DOUBLE' },
      ],
    }),
  )
}

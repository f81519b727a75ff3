import type { FileMetaData, parquetRead } from 'hyparquet'
import type { Result } from '@/lib/shared/result'
import { DECIDING_FIELDS, type DecidedForm, decideForm } from './formats/decide-form'
import type { RecognisedHeader } from './formats/recognise-format'
import type { DateOrder } from './formats/trip-format'
import { readParquetTexts } from './parquet-texts'

/** Rows from which the forms of times and points are told. */
const ROWS_LOOKED_AT = 10_000

/** What the first rows of a Parquet file say about the forms of its times and points: `decideForm`. Throws where a column cannot be decoded. */
export async function decideParquet(
  file: Parameters<typeof parquetRead>[0]['file'],
  metadata: FileMetaData,
  known: RecognisedHeader,
  said: DateOrder | null,
  name: string,
): Promise<Result<DecidedForm>> {
  const { columnOf, header } = known
  const isApart = columnOf.pickupDate >= 0
  // Timestamps leave nothing to decide, and to spell them all takes as long as to read the file.
  const deciding = DECIDING_FIELDS.map((field) => columnOf[field]).filter(
    (column) => column >= 0 && (isApart || !isTimestamp(metadata, header[column])),
  )
  const rows = Math.min(ROWS_LOOKED_AT, Number(metadata.row_groups[0]?.num_rows ?? 0))
  const texts = await readParquetTexts(file, metadata, header, deciding, 0, rows)
  const valuesOf = (column: number) =>
    deciding.includes(column) ? Array.from({ length: rows }, (_, i) => texts.textAt(column, i)) : []
  return decideForm(known, valuesOf, said, name)
}

function isTimestamp({ schema }: FileMetaData, name: string | undefined): boolean {
  const element = schema.find((one) => one.name === name)
  return element?.logical_type?.type === 'TIMESTAMP' || (element?.converted_type?.startsWith('TIMESTAMP') ?? false)
}

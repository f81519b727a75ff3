import { type RowTokens, rowTexts, rowTokens } from '@/lib/shared/csv/row-tokens'
import { formatLocalTime } from '@/lib/shared/local-time'
import { ok, type Result } from '@/lib/shared/result'
import type { OpenOrder } from '../formats/date-order'
import { decideForm } from '../formats/decide-form'
import { BY_HEADER } from '../formats/format-choice'
import { type RecognisedHeader, recogniseFormat } from '../formats/recognise-format'
import type { DateOrder } from '../formats/trip-format'
import { WHOLE_TRIPS } from '../formats/wanted-fields'
import type { ImportRules } from '../import-rules'
import { decideOpening, type OpeningText, openingRows } from '../opening-rows'
import { strayQuote } from '../read-one-row'
import type { RejectReason } from '../reject-reason'
import { type JudgedRow, judgeFields, judgeRow, type Ride, type RidePart } from '../slow-row'
import { MISSING_PASSENGERS } from '../trip-columns'
import type { MappingSample } from './mapping-sample'
import type { TripMapping } from './trip-mapping'

/** A row as it will be read: a ride, or why it is none. */
export type PreviewRow =
  | {
      readonly line: number
      readonly kept: true
      readonly pickupAt: string
      readonly dropoffAt: string
      readonly minutes: number
      readonly pickup: string
      readonly dropoff: string
      readonly distanceKm: number | null
      readonly passengers: number | null
      readonly fare: number | null
    }
  | {
      readonly line: number
      readonly kept: false
      readonly reason: RejectReason
      readonly detail: string
      /** What of the ride is wrong; null where it is the row as a whole. */
      readonly of: RidePart | null
      readonly cells: readonly string[]
    }

export interface MappingPreview {
  readonly rows: readonly PreviewRow[]
  /** What was decided of dates, times and coordinates, as sentences. */
  readonly notes: readonly string[]
  /** Not null where a person must say the order of its dates. */
  readonly openOrder: OpenOrder | null
}

const ROWS_SHOWN = 100

/**
 * The first hundred rows of a sample as an import with this mapping will read them. Fails as that import would: where a column is not there,
 * no time can be read, or the order of dates must be said (`trips/date-order`, `trips/mixed-date-order`).
 */
export function previewMapping(
  sample: MappingSample,
  mapping: TripMapping,
  rules: ImportRules,
  dateOrder: DateOrder | null = null,
): Result<MappingPreview> {
  const choice = { ...BY_HEADER, formats: [], mappings: [{ ...mapping, fingerprint: null }] }
  const known = recogniseFormat(sample.header, sample.file, WHOLE_TRIPS, choice)
  if (!known.ok) return known
  const head = { ...known.value, written: { ...known.value.written, delimiter: sample.delimiter } }
  const decided = sample.text
    ? decideOpening(sample.text, head, rules, dateOrder, sample.file)
    : decideForm(head, (column) => sample.rows.map(({ cells }) => cells[column] ?? ''), dateOrder, sample.file)
  if (!decided.ok) return decided
  const { notes, openOrder } = decided.value
  const judged = sample.text
    ? rowsOfText(sample.text, decided.value.head, rules)
    : rowsOfTable(sample.rows, decided.value.head, rules)
  const rows: PreviewRow[] = []
  for (const { line, cells, row } of judged) {
    if (rows.length === ROWS_SHOWN) break
    rows.push(row.kept ? shown(line, row.ride) : { line, ...row, cells })
  }
  return ok({ rows, notes, openOrder })
}

interface RowOfFile {
  readonly line: number
  readonly cells: readonly string[]
  readonly row: JudgedRow
}

function* rowsOfText(text: OpeningText, head: RecognisedHeader, rules: ImportRules): Iterable<RowOfFile> {
  const tokens = rowTokens()
  const judge = (row: RowTokens, bytes: Uint8Array) => judgeRow(row, bytes, head, rules)
  for (const { line, isStray, judged } of openingRows(tokens, text, head.written.delimiter, judge)) {
    const cells = rowTexts(tokens, text.chunk)
    const row = isStray ? strayQuote(tokens, text.chunk, head) : (judged ?? judge(tokens, text.chunk))
    yield { line, cells, row }
  }
}

function* rowsOfTable(rows: MappingSample['rows'], head: RecognisedHeader, rules: ImportRules): Iterable<RowOfFile> {
  for (const { line, cells } of rows)
    yield { line, cells, row: judgeFields((column) => cells[column] ?? '', head, rules) }
}

function shown(line: number, ride: Ride): PreviewRow {
  return {
    line,
    kept: true,
    pickupAt: formatLocalTime(ride.pickupAt).replace('T', ' '),
    dropoffAt: formatLocalTime(ride.dropoffAt).replace('T', ' '),
    minutes: (ride.dropoffAt - ride.pickupAt) / 60,
    pickup: placeText(ride.pickup),
    dropoff: placeText(ride.dropoff),
    distanceKm: Number.isNaN(ride.distanceKm) ? null : ride.distanceKm,
    passengers: ride.passengers === MISSING_PASSENGERS ? null : ride.passengers,
    fare: Number.isNaN(ride.fare) ? null : ride.fare,
  }
}

function placeText({ zone, name, point }: Ride['pickup']): string {
  const place = name !== null ? name || 'unknown' : zone > 0 ? String(zone) : ''
  const degrees = point ? `${point.lat.toFixed(5)}, ${point.lon.toFixed(5)}` : ''
  return [place, degrees].filter(Boolean).join(' · ')
}

import { endColumnOf, hasPointsBeside, type MappingDraft } from '@/lib/trips/mapping/mapping-draft'
import type { MappingTarget } from '@/lib/trips/mapping/mapping-target'
import type { PreviewRow } from '@/lib/trips/mapping/preview-mapping'

/** A column of the preview: what of the ride it shows, and the file's columns that it is read from. */
export interface PreviewColumn {
  readonly of: PreviewCell
  readonly title: string
  readonly columns: readonly string[]
  readonly isNumber: boolean
}

type PreviewCell = 'pickupAt' | 'dropoffAt' | 'duration' | 'pickup' | 'dropoff' | 'distance' | 'passengers' | 'fare'

/** What is shown of each ride with a mapping: what it is read from, and the length that comes of it. */
export function previewColumns(draft: MappingDraft): readonly PreviewColumn[] {
  const of = (...targets: readonly MappingTarget[]) => targets.flatMap((target) => draft.columns[target] ?? [])
  const isPoint = draft.places === 'point'
  const end = endColumnOf(draft)
  const isApart = draft.time === 'apart'
  const ended = end !== 'dropoffAt' ? [] : isApart ? of('dropoffDate', 'dropoffAt') : of('dropoffAt')
  const isLine = draft.places === 'polyline'
  const places = (which: 'pickup' | 'dropoff') =>
    isLine
      ? of('polyline')
      : isPoint
        ? of(`${which}Lat`, `${which}Lon`)
        : hasPointsBeside(draft)
          ? of(which, `${which}Lat`, `${which}Lon`)
          : of(which)
  const all: readonly PreviewColumn[] = [
    {
      of: 'pickupAt',
      title: 'Pickup time',
      columns: isApart ? of('pickupDate', 'pickupAt') : of('pickupAt'),
      isNumber: false,
    },
    { of: 'dropoffAt', title: 'Drop-off time', columns: ended, isNumber: false },
    { of: 'duration', title: 'Duration (min)', columns: end === 'dropoffAt' ? [] : of(end), isNumber: true },
    { of: 'pickup', title: 'Pickup place', columns: places('pickup'), isNumber: false },
    { of: 'dropoff', title: 'Drop-off place', columns: places('dropoff'), isNumber: false },
    { of: 'distance', title: 'Distance (km)', columns: of('distance'), isNumber: true },
    { of: 'passengers', title: 'Passengers', columns: of('passengers'), isNumber: true },
    { of: 'fare', title: 'Fare', columns: of('fare'), isNumber: true },
  ]
  const isRead = ({ of: what, columns }: PreviewColumn) =>
    columns.length > 0 || what === 'dropoffAt' || what === 'duration'
  return all.filter(isRead)
}

/** A row's cell: of a kept one what was read, of another what stands in the file. */
export function previewText(row: PreviewRow, { of, columns }: PreviewColumn, header: readonly string[]): string {
  if (!row.kept) {
    const texts = columns.map((name) => (row.cells[header.indexOf(name)] ?? '').trim())
    return texts.map((text) => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text)).join(', ')
  }
  switch (of) {
    case 'duration':
      return row.minutes.toFixed(2)
    case 'distance':
      return row.distanceKm === null ? '' : row.distanceKm.toFixed(2)
    case 'passengers':
      return row.passengers === null ? '' : String(row.passengers)
    case 'fare':
      return row.fare === null ? '' : row.fare.toFixed(2)
    default:
      return row[of]
  }
}

const LONGEST = 40

import type { ZoneSet } from '@/lib/places/zone-set'
import type { Millis } from '@/lib/shared/clock'
import { formatCount, formatShare } from '@/lib/shared/format-number'
import { formatLocalDay, formatWhen } from '@/lib/shared/format-time'
import { addressOfDataset } from '@/lib/shared/page-address'
import type { Dataset } from '@/lib/trips/dataset'
import { formatNames } from './format-names'

/** A dataset as the list shows it. */
export interface DatasetRow {
  readonly id: string
  readonly name: string
  readonly href: string
  readonly simulated: boolean
  readonly files: string
  readonly span: string
  readonly trips: string
  readonly kept: string
  readonly zones: string
  readonly imported: string
  /** Trips a week by hour, Monday first: the shape beside the name. */
  readonly shape: readonly number[]
}

export function toDatasetRow(dataset: Dataset, zoneSets: readonly ZoneSet[], now: Millis): DatasetRow {
  const { quality, files } = dataset
  const zoneSet = zoneSets.find((each) => each.id === dataset.zoneSetId)
  return {
    id: dataset.id,
    name: dataset.name,
    href: addressOfDataset(dataset.id),
    simulated: dataset.simulated,
    files: files.length === 1 ? formatNames(files) : `${files.length} files, ${formatNames(files)}`,
    span: `${formatLocalDay(dataset.from)} to ${formatLocalDay(dataset.to)}`,
    trips: formatCount(dataset.rows),
    kept: quality.read === 0 ? '–' : formatShare(quality.kept / quality.read),
    zones: zoneSet ? zoneSet.name : 'none',
    imported: formatWhen(dataset.importedAt, now),
    shape: dataset.profile.hourOfWeek,
  }
}

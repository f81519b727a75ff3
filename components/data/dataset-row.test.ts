import { expect, test } from 'vitest'
import { ON_GROUND, type ZoneSet } from '@/lib/places/zone-set'
import { millis } from '@/lib/shared/clock'
import { datasetId, sha256, zoneSetId } from '@/lib/shared/ids'
import { localSeconds } from '@/lib/shared/local-time'
import type { Dataset } from '@/lib/trips/dataset'
import { DEFAULT_RULES } from '@/lib/trips/import-rules'
import { REJECT_REASONS, type RejectReason } from '@/lib/trips/reject-reason'
import { toDatasetRow } from './dataset-row'

const now = millis(new Date(2026, 1, 24, 15, 0).getTime())

const file = { name: 'green.csv.gz', bytes: 1, sha256: sha256('00'), format: 'tlc-green', firstRow: 0, keptRows: 90 }

const dataset: Dataset = {
  schemaVersion: 1,
  id: datasetId('a b'),
  name: 'green',
  files: [file],
  rules: DEFAULT_RULES,
  simulated: false,
  noiseFloorMinutes: null,
  importedAt: millis(new Date(2026, 1, 24, 12, 22).getTime()),
  importSeconds: 0.3,
  hasPoints: false,
  rows: 90,
  from: localSeconds(1_672_531_200),
  to: localSeconds(1_675_209_599),
  quality: {
    read: 100,
    kept: 90,
    rejected: Object.fromEntries(REJECT_REASONS.map((reason) => [reason, 0])) as Record<RejectReason, number>,
    samples: [],
    unknownPlaces: 0,
  },
  profile: {
    duration: { p05: 0, median: 0, mean: 0, p95: 0 },
    durationHistogram: [],
    hourOfWeek: [1, 2],
    months: [],
    topPickups: [],
    topDropoffs: [],
    columns: [],
  },
  zoneSetId: zoneSetId('z'),
}

const zoneSet: ZoneSet = {
  schemaVersion: 2,
  id: zoneSetId('z'),
  name: 'NYC',
  zones: [],
  layout: ON_GROUND,
  readAs: [],
  simulated: false,
}

test('a dataset’s row says what is in it, from when to when, and where it leads', () => {
  expect(toDatasetRow(dataset, [zoneSet], now)).toMatchObject({
    href: '/data/dataset?id=a%20b',
    files: 'TLC green',
    span: '1 Jan 2023 to 31 Jan 2023',
    trips: '90',
    kept: '90.0\u00a0%',
    zones: 'NYC',
    imported: 'today 12:22',
  })
})

test('several files are counted, and a zone set that is gone is none', () => {
  const row = toDatasetRow({ ...dataset, files: [file, file] }, [], now)
  expect([row.files, row.zones]).toEqual(['2 files, TLC green', 'none'])
})

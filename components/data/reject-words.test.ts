import { expect, test } from 'vitest'
import { sha256 } from '@/lib/shared/ids'
import type { Dataset } from '@/lib/trips/dataset'
import { DEFAULT_RULES } from '@/lib/trips/import-rules'
import { keptOnly } from '@/lib/trips/quality-report'
import { REJECT_REASONS, type RejectReason } from '@/lib/trips/reject-reason'
import { hiddenByMaximum, reasonTitle, rejectLines, rejectPlace } from './reject-words'
import { foundWords } from './say-existed'

const none = Object.fromEntries(REJECT_REASONS.map((reason) => [reason, 0])) as Record<RejectReason, number>

const profile: Dataset['profile'] = {
  duration: { p05: 0, median: 0, mean: 0, p95: 0 },
  durationHistogram: [],
  hourOfWeek: [],
  months: [{ month: 53 * 12, rows: 90 }],
  topPickups: [],
  topDropoffs: [],
  columns: [],
}

const aFile = (name: string): Dataset['files'][number] => ({
  name,
  bytes: 1,
  sha256: sha256('0'.repeat(64)),
  format: 'tlc-green',
  firstRow: 0,
  keptRows: 1,
})

const dataset: Pick<Dataset, 'rules' | 'profile' | 'quality' | 'files'> = {
  files: [aFile('a.csv')],
  rules: DEFAULT_RULES,
  profile,
  quality: {
    read: 100,
    kept: 90,
    rejected: { ...none, 'under-minimum': 3, 'over-maximum': 7 },
    samples: [
      {
        file: 'a.csv',
        line: 1912,
        reason: 'over-maximum',
        detail: 'The ride took 1423 min; rides over 60 min are rejected.',
      },
    ],
    unknownPlaces: 0,
  },
}

const plain = (text: string) => text.replaceAll('\u00a0', ' ')

test('reasons are listed with the most first, those of nothing not at all', () => {
  expect(rejectLines(dataset).map((line) => [plain(line.title), line.rows, line.share])).toEqual([
    ['Over 60 min', 7, 0.07],
    ['Under 1 min', 3, 0.03],
  ])
})

test('the first row of a reason says its line and what was found there', () => {
  expect(rejectLines(dataset)[0]?.first).toBe('Line 1,912: 1423 min')
  expect(rejectLines(dataset)[1]?.first).toBeNull()
})

test('a row of several files names its file, whichever of them the dataset begins with', () => {
  const files = [aFile('green_tripdata_2023-01.csv.gz'), aFile('green_tripdata_2023-02.csv.gz')]
  const [sample] = dataset.quality.samples
  if (!sample) throw new Error('there is no sample')
  const samples = [{ ...sample, file: 'green_tripdata_2023-02.csv.gz', line: 37 }]
  const lines = rejectLines({ ...dataset, files, quality: { ...dataset.quality, samples } })
  expect(lines[0]?.first).toBe('2023-02, line 37: 1423 min')
})

test('a rule’s figure is in its title', () => {
  const rules = { ...DEFAULT_RULES, maximumSeconds: 5400 }
  expect(plain(reasonTitle('over-maximum', { ...dataset, rules }))).toBe('Over 90 min')
  expect(reasonTitle('stray-month', dataset)).toBe('Outside January 2023')
})

test('the share that the maximum hides is of the rows read', () => {
  expect(hiddenByMaximum(dataset.quality)).toBe(0.07)
  expect(hiddenByMaximum({ ...dataset.quality, read: 0 })).toBe(0)
})

test('files that no month tells apart go by their names', () => {
  const files = [aFile('night.csv'), aFile('day.csv')]
  expect(rejectPlace({ file: 'day.csv', line: 2 }, files)).toBe('day, line 2')
  expect(rejectPlace({ file: 'day.parquet', line: 2 }, files)).toMatch(/ row 2$/)
})

test('of files whose rides were there before it is said what was rejected of them', () => {
  const quality = { ...keptOnly(60), read: 75, rejected: { ...none, 'bad-number': 10, 'bad-zone': 5 } }
  expect(foundWords({ name: 'dirty', report: { ...dataset, quality } })).toContain(
    'Of its 75 rows 15 were rejected: 10 not a number, 5 bad zone id.',
  )
  expect(foundWords({ name: 'clean', report: { ...dataset, quality: keptOnly(60) } })).toContain('None of its rows')
})

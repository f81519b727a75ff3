import { expect, test } from 'vitest'
import type { MappingDraft } from '@/lib/trips/mapping/mapping-draft'
import type { PreviewRow } from '@/lib/trips/mapping/preview-mapping'
import { previewColumns, previewText } from './preview-cells'
import { listed, previewWords } from './preview-words'

const DRAFT: MappingDraft = {
  columns: { pickupAt: 'start', duration: 'took', pickupLat: 'a', pickupLon: 'b', dropoffLat: 'c', dropoffLon: 'd' },
  time: 'local',
  dateOrder: null,
  end: 'duration',
  durationUnit: 'min',
  places: 'point',
  points: 'none',
  distanceUnit: 'km',
  unknownPlaces: [],
}
const HEADER = ['start', 'took', 'a', 'b', 'c', 'd']
const KEPT: PreviewRow = {
  line: 2,
  kept: true,
  pickupAt: '2023-01-05 10:00:00',
  dropoffAt: '2023-01-05 10:12:30',
  minutes: 12.5,
  pickup: '40.80000, -73.94000',
  dropoff: '40.70000, -73.90000',
  distanceKm: null,
  passengers: null,
  fare: null,
}
const REJECTED: PreviewRow = {
  line: 3,
  kept: false,
  reason: 'bad-number',
  detail: 'The duration "soon" is not a number.',
  of: 'duration',
  cells: ['2023-01-05 10:20', 'soon', '40.8', '-73.94', '40.7', '-73.9'],
}

const shown = (row: PreviewRow) => previewColumns(DRAFT).map((column) => previewText(row, column, HEADER))

test('a kept row shows what was read of it, with the time and the length that come of each other', () => {
  expect(previewColumns(DRAFT).map(({ of }) => of)).toEqual(['pickupAt', 'dropoffAt', 'duration', 'pickup', 'dropoff'])
  expect(shown(KEPT)).toEqual([KEPT.pickupAt, KEPT.dropoffAt, '12.50', KEPT.pickup, KEPT.dropoff])
})

test('a row that is not kept shows what stands in the file', () => {
  expect(shown(REJECTED)).toEqual(['2023-01-05 10:20', '', 'soon', '40.8, -73.94', '40.7, -73.9'])
})

test('kept rows are counted', () => {
  expect(previewWords({ rows: [KEPT, REJECTED] })).toBe('1 of 2 rows would be kept.')
  expect(previewWords({ rows: [KEPT] })).toBe('1 of 1 row would be kept.')
  expect(previewWords({ rows: [] })).toBe('There is no row below the header.')
})

test('things are listed once each', () => {
  expect(listed(['pickup time', 'duration', 'duration', 'distance'])).toBe('pickup time, duration and distance')
  expect(listed(['duration'])).toBe('duration')
})

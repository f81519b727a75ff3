import { expect, test } from 'vitest'
import { openCsv } from '../csv-opening'
import { DEFAULT_RULES } from '../import-rules'
import { asRead } from '../reading'

const open = (mark: string) =>
  openCsv(
    new TextEncoder().encode(
      `lpep_pickup_datetime,lpep_dropoff_datetime,PULocationID,DOLocationID\n2023-01-05T08:00:00${mark},2023-01-05T08:10:00${mark},1,2\n`,
    ),
    true,
    'trips.csv',
    asRead(),
    DEFAULT_RULES,
  )

test('times that are marked as UTC are said to be read as they are written', () => {
  const marked = open('Z')
  expect(marked.ok && marked.value?.notes.join()).toContain('marked as UTC')
  const plain = open('')
  expect(plain.ok && plain.value?.notes).toEqual([])
})

test('times with an offset are refused for what they are, with a remedy', () => {
  const offset = open('+05:30')
  expect(!offset.ok && offset.error.message).toMatch(/offset from UTC.*Leave the offset out/)
})

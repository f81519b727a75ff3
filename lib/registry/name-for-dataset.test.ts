import { expect, test } from 'vitest'
import { nameForDataset } from './name-for-dataset'
import { checkName } from './register'

test('files and months leave the name of what they hold', () => {
  expect(nameForDataset('green_tripdata_2023-01.csv.gz')).toBe('green')
  expect(nameForDataset('green 2023-01 to 2023-02')).toBe('green')
  expect(nameForDataset('Sample trips')).toBe('sample-trips')
})
test('whatever the dataset is called, the name can be registered', () => {
  for (const name of ['', '2023', '../../x', '日本', 'x'.repeat(300), '-', '__proto__'])
    expect(checkName('model', nameForDataset(name)).ok, name).toBe(true)
})

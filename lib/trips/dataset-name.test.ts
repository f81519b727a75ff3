import { expect, test } from 'vitest'
import { datasetName } from './dataset-name'

test.each([
  ['green 2023-01', ['green_tripdata_2023-01.csv.gz']],
  ['green 2023-01 to 2023-02', ['green_tripdata_2023-01.csv.gz', 'green_tripdata_2023-02.csv.gz']],
  ['green 2022-12 to 2023-01', ['green_tripdata_2023-01.parquet', 'green_tripdata_2022-12.parquet']],
  ['green 2021-01, 2023-01', ['green_tripdata_2021-01.csv', 'green_tripdata_2023-01.csv']],
  [
    'green 2021-01 to 2023-02, 4 months',
    ['2021-01', '2021-02', '2023-01', '2023-02'].map((month) => `green_tripdata_${month}.csv.gz`),
  ],
  ['green and yellow 2023-01', ['yellow_tripdata_2023-01.csv', 'green_tripdata_2023-01.csv']],
  ['yellow sample 2019-01 to 2019-02', ['yellow_tripdata_sample_2019-01.csv', 'yellow_tripdata_sample_2019-02.csv']],
  ['trips 2023-11', ['trips_202311.csv']],
  ['green', ['green.csv']],
  ['day and night', ['day.csv', 'night.csv']],
  ['1 to 12', ['1.csv', '2.csv', '12.csv']],
  ['2023-01 to night', ['2023-01.csv', 'day.csv', 'night.csv']],
  ['20231301', ['20231301.csv']],
  ['.gz', ['.gz']],
])('%s', (name, files) => expect(datasetName(files)).toBe(name))

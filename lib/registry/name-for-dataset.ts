import { checkName } from './register'

/** A name for a model from its dataset's: `green_tripdata 2023-01` becomes `green`, `Sample trips` becomes `sample-trips`. */
export function nameForDataset(dataset: string): string {
  const name = dataset
    .toLowerCase()
    .replace(/tripdata|\.(csv|gz|parquet)/g, ' ')
    .replace(/\d{4}(-\d\d)?/g, ' ')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .replace(/-(to|and)$/g, '')
    .slice(0, 40)
    .replace(/-+$/, '')
  return checkName('model', name).ok ? name : 'rides'
}

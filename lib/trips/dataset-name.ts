const EXTENSION = /\.(csv|parquet)(\.gz)?$|\.gz$/i

/** What a dataset is called that nobody named: `green_tripdata_2023-01`, `green_tripdata_2023-01 … 02`. */
export function datasetName(files: readonly string[]): string {
  const stems = files.map((name) => name.replace(EXTENSION, '') || name)
  const [first = 'trips'] = stems
  const last = stems.at(-1) ?? first
  if (stems.length < 2) return first
  let shared = 0
  while (shared < first.length && first[shared] === last[shared]) shared++
  while (shared > 0 && !/[-_ .]/.test(first[shared - 1] ?? '')) shared--
  return `${first} … ${last.slice(shared)}`
}

/** Files in the order of their names, numbers by value: the order in which they are dropped says nothing. */
export function inNameOrder<T extends { readonly name: string }>(files: readonly T[]): T[] {
  const collator = new Intl.Collator('en', { numeric: true })
  return [...files].sort((a, b) => collator.compare(a.name, b.name) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
}

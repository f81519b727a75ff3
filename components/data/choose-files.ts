import { receiveFiles } from './import-store'

/** Asks for files with the system's own dialog and hands them to the import. */
export function chooseFiles(): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.multiple = true
  input.accept =
    '.csv,.tsv,.txt,.gz,.zip,.parquet,.json,.geojson,.topojson,text/csv,application/gzip,application/json,application/geo+json'
  input.addEventListener('change', () => receiveFiles([...(input.files ?? [])]))
  input.click()
}

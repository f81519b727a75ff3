import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { absentOf, realFiles } from '../fixtures/real-data'
import { type Expectation, FIXTURES, REAL_FILES } from '../fixtures/trips/expectations'
import { chooseFiles } from './acts'
import { expect, test } from './app'

type Table = Readonly<Record<string, Expectation>>

/** Files that tell places alike can be dropped together; a month's CSV and Parquet cannot. */
function groups(table: Table): readonly (readonly string[])[] {
  const byKind = new Map<string, string[]>()
  for (const name of Object.keys(table)) {
    const { kind } = table[name] as Expectation
    const places = /points|2009|kaggle|porto/i.test(kind)
      ? 'points'
      : /bike/i.test(kind)
        ? 'stations'
        : /divvy|capital|names/.test(kind)
          ? 'names'
          : /chicago/.test(kind)
            ? kind
            : 'zones'
    const wrapping = name.endsWith('.parquet')
      ? 'parquet'
      : name.includes('/')
        ? name.split('/')[0]
        : name.startsWith('yellow_tripdata_sample')
          ? 'loose'
          : ''
    const group = `${places} ${wrapping}`
    byKind.set(group, [...(byKind.get(group) ?? []), name])
  }
  return [...byKind.values()]
}

/** Imports files and returns what the dataset of them says. */
async function imported(page: Page, paths: readonly string[]) {
  await page.goto('/data')
  await chooseFiles(page, [...paths])
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(page).toHaveURL(/\/data\/dataset\?id=/, { timeout: 60_000 })
  return page.evaluate(
    () =>
      new Promise<{
        files: { name: string; format: string; keptRows: number }[]
        quality: { read: number; rejected: Record<string, number> }
      }>((resolve, reject) => {
        const opening = indexedDB.open('ridecast')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const id = new URLSearchParams(location.search).get('id') ?? ''
          const asking = opening.result.transaction('datasets').objectStore('datasets').get(id)
          asking.onsuccess = () => {
            opening.result.close()
            resolve(asking.result.dataset)
          }
        }
      }),
  )
}

async function importAll(page: Page, table: Table, pathOf: (name: string) => string | undefined) {
  for (const names of groups(table)) {
    const paths = [...new Set(names.flatMap((name) => pathOf(name.split('/')[0] ?? name) ?? []))]
    if (paths.length === 0) continue
    const { files, quality } = await imported(page, paths)
    const expected = names.flatMap((name) => {
      const { counts, format } = table[name] as Expectation
      return pathOf(name.split('/')[0] ?? name) ? [{ name: name.split('/').at(-1), format, keptRows: counts.kept }] : []
    })
    const byName = <T extends { name?: string | undefined }>(all: readonly T[]) =>
      all.toSorted((a, b) => ((a.name ?? '') < (b.name ?? '') ? -1 : 1))
    expect(byName(files.map(({ name, format, keptRows }) => ({ name, format, keptRows })))).toEqual(byName(expected))
    const rejected: Record<string, number> = {}
    for (const name of names)
      for (const [reason, rows] of Object.entries((table[name] as Expectation).counts))
        if (reason !== 'read' && reason !== 'kept') rejected[reason] = (rejected[reason] ?? 0) + rows
    expect(Object.fromEntries(Object.entries(quality.rejected).filter(([, rows]) => rows > 0))).toEqual(rejected)
  }
}

test('every format is imported in the browser with the counts of its table', async ({ page }) => {
  test.setTimeout(180_000)
  await importAll(page, FIXTURES, (name) => join('tests/fixtures/trips', name))
})

const paths = realFiles('.csv', '.csv.gz', '.parquet', '.zip')
const absent = absentOf([...new Set(Object.keys(REAL_FILES).map((name) => name.split('/')[0] ?? name))], paths)

test('every real file is imported in the browser with the counts of its table', async ({ page }) => {
  test.skip(paths.length === 0, 'no real trip files')
  test.setTimeout(240_000)
  if (absent.length > 0) console.log(`Not there: ${absent.join(', ')}`)
  await importAll(page, REAL_FILES, (name) => paths.find((path) => path.endsWith(`/${name}`)))
})

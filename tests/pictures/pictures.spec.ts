import { mkdirSync } from 'node:fs'
import type { Page } from '@playwright/test'
import {
  chooseFiles,
  compareRuns,
  deploy,
  openRun,
  register,
  runsFinished,
  signIn,
  trainAllThree,
  useSampleTrips,
} from '../e2e/acts'
import { expect, test } from '../e2e/app'

const folder = 'docs/pictures'
const widths = [
  { name: '1280', size: { width: 1280, height: 832 } },
  { name: '390', size: { width: 390, height: 844 } },
]

/** Takes what is shown in both schemes and both widths. Nothing moves: motion is reduced and the live parts have settled. */
async function take(page: Page, name: string, fullPage = true): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    for (const width of widths) {
      await page.setViewportSize(width.size)
      await page.evaluate(() => document.fonts.ready)
      await expect(page.locator('main')).toBeVisible()
      // Charts measure their box after a resize; two frames later they have drawn.
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
      await page.waitForLoadState('networkidle')
      await page.screenshot({ path: `${folder}/${name}-${colorScheme}-${width.name}.png`, fullPage })
    }
  }
  await page.setViewportSize({ width: 1280, height: 832 })
}

const HEADER = 'lpep_pickup_datetime,lpep_dropoff_datetime,PULocationID,DOLocationID,trip_distance,fare_amount'

/** Rides of an operator whose columns nobody knows; every eighth is wrong in one way or another. */
const RIDES = Array.from({ length: 400 }, (_, i) => {
  const at = `2024-10-${String(1 + (i % 28)).padStart(2, '0')} ${String(7 + (i % 12)).padStart(2, '0')}`
  const off = i % 8 === 3 ? `${at}:12:08` : i % 8 === 6 ? 'cancelled' : `${at}:31:${10 + (i % 50)}`
  const place = (lat: number, lng: number) =>
    `${(lat + (i % 31) / 900).toFixed(5)},${(lng - (i % 23) / 700).toFixed(5)}`
  return `${at}:08:55,${at}:12:08,${off},${place(40.72, -73.98)},${place(40.76, -73.93)},${(1.4 + (i % 17) / 5).toFixed(1)},1`
}).join('\n')

/** Files as a person may drop them: two months of trips, rides of another operator, the zones, and one that was not meant. */
const DROPPED = [
  {
    name: 'green_2024-09.csv',
    text: `${HEADER}\n${'2024-09-05 10:00:00,2024-09-05 10:12:40,74,75,2.5,14.2\n'.repeat(900)}`,
  },
  {
    name: 'green_2024-10.csv',
    text: `${HEADER}\n${'2024-10-03 08:15:00,2024-10-03 08:31:20,41,166,3.1,17.9\n'.repeat(700)}`,
  },
  {
    name: 'rides-october.csv',
    text: `request_time,begin_trip_time,dropoff_time,pickup_lat,pickup_lng,dropoff_lat,dropoff_lng,trip_miles,riders\n${RIDES}\n`,
  },
  { name: 'zones.csv', text: 'LocationID,zone,borough,lat,lon\n74,East Harlem North,Manhattan,40.8,-73.94\n' },
  { name: 'expenses.csv', text: 'month,amount\n9,120\n' },
].map(({ name, text }) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) }))

/** Starts one run of a family from a page that leads to the experiments. */
async function startRun(page: Page, family: RegExp, name: string, settings: Readonly<Record<string, string>> = {}) {
  await page
    .getByRole('link', { name: /^Experiments/ })
    .first()
    .click()
  await page.getByRole('link', { name: /^New run/ }).click()
  await page.getByRole('radio', { name: family }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill(name)
  for (const [label, value] of Object.entries(settings)) await page.getByLabel(label, { exact: true }).fill(value)
  await page.getByRole('button', { name: 'Start run' }).click()
  await expect(page).toHaveURL(/\/experiments\/run\?id=/)
}

/** A dataset's page kept to one place, and its halves side by side. */
async function takeParts(page: Page): Promise<void> {
  const menu = () => page.getByRole('button', { name: /^More: rename/ }).click()
  const zones = page.getByRole('table').filter({ has: page.getByRole('columnheader', { name: 'Zone', exact: true }) })
  await zones.getByRole('button').first().click()
  await expect(page.getByText('Where they end')).toBeVisible()
  await take(page, 'dataset-place')
  await page.getByRole('button', { name: 'Show all rides' }).click()
  await menu()
  await page.getByRole('menuitem', { name: 'Split by date…' }).click()
  await page.getByRole('button', { name: 'Split', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Made from' })).toBeVisible()
  await menu()
  await page.getByRole('menuitem', { name: /^Sample trips before/ }).click()
  await expect(page.getByRole('heading', { name: 'Columns by how far they moved' })).toBeVisible()
  await take(page, 'compare-datasets')
}

/** What moves: a run that learns, seen on its page, above the table, in the tray; and what floats above pages meanwhile. */
async function takeMoving(page: Page): Promise<void> {
  await startRun(page, /^Linear/, 'linear-ridge', { Penalty: '12' })
  await startRun(page, /^Global median/, 'median')
  // Not by its address: a page that is loaded anew ends the runs of the one before.
  await page
    .getByRole('link', { name: /^Experiments/ })
    .first()
    .click()
  await runsFinished(page, ['linear-ridge', 'median'], 60_000)
  await compareRuns(page, ['linear-1', 'linear-ridge'])
  await take(page, 'compare-tie')

  // Small batches make long epochs: it learns on while everything that moves is taken, with half of its curve drawn.
  await startRun(page, /^Neural/, 'neural-long', { Epochs: '40', Patience: '40', 'Batch size': '32' })
  await expect(page.getByText(/epoch 2\d of/).first()).toBeVisible({ timeout: 240_000 })
  await take(page, 'run-live')
  await page
    .getByRole('link', { name: /^Experiments/ })
    .first()
    .click()
  for (const name of ['linear-1', 'neural-1', 'linear-ridge', 'lookup-1'])
    await page.getByRole('checkbox', { name: `Select ${name}`, exact: true }).check({ force: true })
  await take(page, 'experiments-selected', false)
  await page.getByRole('button', { name: /1 job/ }).click()
  await take(page, 'jobs-tray', false)
  await page.getByRole('button', { name: 'Close the jobs' }).click()
  await page.keyboard.press('Control+k')
  await expect(page.getByPlaceholder('Go to, run, import, deploy…')).toBeVisible()
  await take(page, 'palette', false)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Clear selection' }).click()
  await page
    .getByRole('region', { name: /neural-long/ })
    .getByRole('link')
    .click()
  await page.getByRole('button', { name: 'Cancel', exact: true }).click()
  await expect(page.getByText('nothing of it was kept')).toBeVisible()
}

test('pictures of every page', async ({ page, server }) => {
  test.setTimeout(900_000)
  mkdirSync(folder, { recursive: true })
  await page.goto('/data')
  await expect(page.getByRole('button', { name: 'Use sample trips' })).toBeVisible()
  await take(page, 'data-empty')
  await signIn(page, await server.newSignInAddress())
  await take(page, 'sign-in')
  await page.goto('/data')
  await chooseFiles(page, DROPPED)
  await expect(page.getByRole('button', { name: 'Import 3 of 5 files' })).toBeVisible()
  await take(page, 'import', false)
  await page.getByRole('button', { name: 'Map columns… rides-october.csv' }).click()
  await expect(page.getByText(/of 100 rows would be kept/)).toBeVisible()
  await take(page, 'mapping', false)

  const dataset = await useSampleTrips(page)
  await expect(page.getByRole('heading', { name: 'Ride duration' })).toBeVisible()
  await take(page, 'dataset')
  await page.goto('/data')
  await take(page, 'data')

  await page.goto(dataset)
  await page.getByRole('link', { name: 'New run' }).click()
  await expect(page.getByRole('button', { name: 'Train all three' })).toBeVisible()
  await take(page, 'new-run')
  await page.goto(dataset)
  await page.getByRole('link', { name: 'Does ML pay?' }).click()
  await expect(page.getByRole('heading', { name: 'What the figures leave out' })).toBeVisible({ timeout: 60_000 })
  await page.getByLabel('A minute early').fill('0.5')
  await page.getByLabel('A minute late').fill('1')
  await take(page, 'pays')
  await page.goto(dataset)
  await trainAllThree(page)
  await runsFinished(page, ['lookup-1', 'linear-1', 'neural-1'], 180_000)
  await take(page, 'experiments')
  await openRun(page, 'neural-1')
  await expect(page.getByRole('heading', { name: 'Residuals' })).toBeVisible({ timeout: 60_000 })
  await expect(page.getByText('Reading its predictions…')).toHaveCount(0, { timeout: 60_000 })
  await take(page, 'run')
  await compareRuns(page, ['lookup-1', 'linear-1', 'neural-1'])
  await take(page, 'compare')

  await register(page, 'linear-1', 'rides', true)
  await register(page, 'neural-1', 'rides', true)
  await takeMoving(page)
  await page.goto('/models')
  await expect(page.getByRole('link', { name: 'v2' })).toBeVisible()
  await take(page, 'models')
  await page.goto('/models/version?model=rides&version=2')
  await expect(page.getByRole('button', { name: 'Deploy', exact: true })).toBeVisible()
  await take(page, 'version')
  await page.getByRole('button', { name: 'Deploy', exact: true }).click()
  await expect(page.getByRole('dialog').getByText('No ride leaves.')).toBeVisible()
  await take(page, 'deploy', false)

  await deploy(page, 'rides', 1, 'rides')
  await deploy(page, 'rides', 2, 'rides')
  await page.goto('/endpoints/endpoint?name=rides')
  await expect(page.getByText('Browser and server agree')).toBeVisible({ timeout: 30_000 })
  await take(page, 'endpoint')
  await page.getByLabel('Whom the link is for').fill('night shift')
  await page.getByRole('button', { name: 'Make link' }).click()
  const link = await page
    .getByText(/\/shared#/)
    .first()
    .textContent()
  await page.goto('/endpoints')
  await take(page, 'endpoints')
  await page.goto(link ?? '')
  await expect(page.getByRole('combobox').first()).toBeVisible()
  await take(page, 'shared')
  await page.goto('/overview')
  await expect(page.getByRole('heading', { name: /^Maturity/ })).toBeVisible()
  await take(page, 'overview')
  await page.goto('/settings')
  await expect(page.getByText('Signed in').first()).toBeVisible()
  await take(page, 'settings')

  await page.goto(dataset)
  await takeParts(page)
})

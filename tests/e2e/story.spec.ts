import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { promisify } from 'node:util'
import type { Browser, Page } from '@playwright/test'
import { openTripFile } from '@/lib/cli/file-source'
import { encodeArtefact } from '@/lib/models/encode-artefact'
import { loadArtefact } from '@/lib/models/load-artefact'
import { formatLocalTime } from '@/lib/shared/local-time'
import { seededRandom } from '@/lib/shared/random'
import { DEFAULT_RULES } from '@/lib/trips/import-rules'
import type { TripColumns } from '@/lib/trips/trip-columns'
import { readTrips } from '@/tests/fixtures/read-trips'
import { realFiles } from '../fixtures/real-data'
import { simulatedTrips } from '../fixtures/simulated-trips'
import { someArtefact } from '../fixtures/some-artefact'
import { someTrips } from '../fixtures/some-trips'
import { chooseFiles, compareRuns, deploy, register, runsFinished, signIn, trainAllThree, useSampleTrips } from './acts'
import { expect, test } from './app'
import type { AppServer } from './app-server'
import { type LongTasks, readLongTasks, watchLongTasks } from './long-tasks'
import { NetworkLog } from './network-log'
import { knownTrips, tripsIn } from './trips-in'

test.use({ serviceWorkers: 'allow' })

const real = realFiles('green_tripdata_2023-01.csv.gz', 'green_tripdata_2023-02.csv.gz', 'taxi_zone_points.csv')

/** A trip file, every row its own, that takes long enough to read that a person can change their mind. Returns its path. */
function largeFile(rows: number): string {
  const head = 'lpep_pickup_datetime,lpep_dropoff_datetime,PULocationID,DOLocationID,trip_distance\n'
  const random = seededRandom(20)
  const two = (value: number) => String(value).padStart(2, '0')
  const lines: string[] = []
  for (let i = 0; i < rows; i++) {
    const day = two(1 + random.int(28))
    const [hour, minute, takes] = [random.int(23), random.int(60), 2 + random.int(55)]
    const end = hour * 60 + minute + takes
    const from = `2023-01-${day} ${two(hour)}:${two(minute)}:${two(random.int(60))}`
    const to = `2023-01-${day} ${two(Math.floor(end / 60))}:${two(end % 60)}:59`
    lines.push(`${from},${to},${1 + random.int(263)},${1 + random.int(263)},${(random.next() * 20).toFixed(2)}`)
  }
  const path = test.info().outputPath('large.csv')
  writeFileSync(path, `${head}${lines.join('\n')}\n`)
  return path
}

test('an import that is cancelled leaves nothing behind', async ({ page }) => {
  await page.goto('/data')
  await chooseFiles(page, largeFile(900_000))
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Import', exact: true }).click()
  await dialog.getByRole('button', { name: 'Cancel', exact: true }).click()
  await expect(page.getByRole('progressbar')).toHaveCount(0)
  const left = (): Promise<string[]> =>
    page.evaluate(async () => {
      const names: string[] = []
      const walk = async (folder: FileSystemDirectoryHandle): Promise<void> => {
        for await (const [name, handle] of folder.entries()) {
          if (handle.kind === 'directory') await walk(handle as FileSystemDirectoryHandle)
          else names.push(name)
        }
      }
      await walk(await navigator.storage.getDirectory())
      return names
    })
  await expect.poll(left, { timeout: 15_000 }).toEqual([])
})

/** What a browser may send besides a model: a few words of intent, never rows. The playground's own ride is the one exception. */
const maySend =
  /^(?:POST \/api\/v1\/(?:session|keys|models|endpoints\/[a-z-]+\/(?:deploy|rollback|predict))|DELETE \/api\/v1\/.+)$/

/** Nothing leaves the origin, and no request carries a trip of the file: what was uploaded is read number by number. */
async function nothingLeaves(log: NetworkLog, origin: string, trips: TripColumns): Promise<void> {
  const known = knownTrips(trips)
  expect(log.strangers(origin)).toEqual([])
  const sent = log.sent()
  expect(sent.map(({ to }) => to).filter((to) => !maySend.test(to))).toEqual([])
  const models = sent.filter(({ to }) => to === 'POST /api/v1/models')
  expect(models.length).toBeGreaterThan(0)
  for (const { body } of models) expect(await loadArtefact(new Uint8Array(body))).toMatchObject({ ok: true })
  for (const { to, body } of sent) {
    expect(await tripsIn(body, known), `${to} carries trips`).toEqual([])
    if (to !== 'POST /api/v1/models') expect(body.length, `${to} says little`).toBeLessThan(1_000)
    expect(body.toString('latin1'), `${to} carries rows of a trip file`).not.toMatch(
      /(?:\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,){2}/,
    )
  }
}

async function tripsOf(paths: readonly string[]): Promise<TripColumns> {
  const files = await Promise.all(paths.filter((path) => path.includes('tripdata')).map(openTripFile))
  const read = await readTrips(files, DEFAULT_RULES)
  for (const file of files) await file.close()
  if (!read.ok) throw new Error(read.error.message)
  return read.value.columns
}

test('a trip would be found in what is sent: as a row, as a ride, and inside a model’s file', async () => {
  const trips = someTrips(500, 3)
  const known = knownTrips(trips)
  const artefact = someArtefact('linear', { trips })
  const [at, from, to] = [trips.pickupAt[7] ?? 0, trips.pickupZone[7] ?? 0, trips.dropoffZone[7] ?? 0]
  const time = formatLocalTime(at)
  const traces = async (body: string | Uint8Array) => (await tripsIn(Buffer.from(body), known)).length

  expect(await traces(`${time.replace('T', ' ')},2023-01-09 10:00:00,${from},${to},2.5`)).toBeGreaterThan(0)
  expect(await traces(JSON.stringify({ pickupAt: time, pickup: `${from}`, dropoff: `${to}` }))).toBeGreaterThan(0)
  expect(await traces(JSON.stringify({ pickupAt: '2031-01-01T00:00:00', pickup: `${from}` }))).toBe(0)

  expect(await traces(await encodeArtefact(artefact))).toBe(0)
  const { rides } = artefact.golden
  rides.pickupAt[3] = at
  rides.pickupZone[3] = from
  rides.dropoffZone[3] = to
  expect(await traces(await encodeArtefact(artefact))).toBe(1)
  const net = someArtefact('neural', { trips })
  if (net.body.kind !== 'neural') throw new Error('not a net')
  net.body.pickup[0] = at
  expect(await traces(await encodeArtefact(net))).toBe(1)
})

/** From a dataset's page to a called endpoint, a rollback and a page away from its server. */
async function fromTripsToUrl(
  page: Page,
  options: { server: AppServer; model: string; endpoint: string; patience: number },
): Promise<void> {
  const { model, endpoint, patience } = options
  await trainAllThree(page)
  await runsFinished(page, ['lookup-1', 'linear-1', 'neural-1'], patience)

  await test.step('one more run, cancelled while it learns, is gone from the finished ones', async () => {
    await page.getByRole('link', { name: /^New run/ }).click()
    await page.getByRole('button', { name: 'Start run' }).click()
    await expect(page.getByText(/epoch \d+ of/).first()).toBeVisible({ timeout: 60_000 })
    await page.getByRole('button', { name: 'Cancel', exact: true }).first().click()
    await expect(page.getByText(/Cancelled|cancelled/).first()).toBeVisible()
  })

  await test.step('everything is still there after a reload', async () => {
    await page.goto('/experiments')
    await page.reload()
    await runsFinished(page, ['lookup-1', 'linear-1', 'neural-1'], 15_000)
  })

  await test.step('the three are compared by a link', async () => {
    await compareRuns(page, ['lookup-1', 'linear-1', 'neural-1'])
    await page.reload()
    await expect(page.getByRole('main').getByText('neural-1').first()).toBeVisible()
  })

  await test.step('the lookup table becomes version 1, the neural net version 2 and champion', async () => {
    await register(page, 'lookup-1', model, false)
    await register(page, 'neural-1', model, true)
    await page.goto(`/models/version?model=${model}&version=2`)
    await expect(page.getByRole('main').getByText('champion').first()).toBeVisible()
  })

  await test.step('both are deployed, one after the other, to one private endpoint', async () => {
    await signIn(page, await options.server.newSignInAddress())
    await deploy(page, model, 1, endpoint)
    await deploy(page, model, 2, endpoint)
  })

  let snippet = ''
  const ask = async () => JSON.parse((await promisify(execFile)('sh', ['-c', snippet])).stdout).predictions[0]

  await test.step('the snippet runs when pasted into a shell, and says what the page says', async () => {
    await page.goto(`/endpoints/endpoint?name=${endpoint}`)
    await page.getByLabel('Name of the new key').fill('dispatch')
    await page.getByRole('button', { name: 'Make key' }).click()
    await expect(page.locator('[data-secret="key"]')).toBeVisible()
    await expect(page.getByText('Browser and server agree')).toBeVisible({ timeout: 30_000 })
    await page.getByRole('button', { name: 'Copy the curl snippet' }).click()
    snippet = await page.evaluate(() => navigator.clipboard.readText())
    expect(snippet).toContain(`/api/v1/endpoints/${endpoint}/predict`)
    const prediction = await ask()
    expect(prediction.version).toBe(`${model}/2`)
    expect(prediction.minutes).toBeGreaterThan(1)
    expect(prediction.minutes).toBeLessThan(90)
  })

  await test.step('one click goes back to version 1', async () => {
    await page.getByRole('button', { name: /^Roll back to v1/ }).click()
    await expect(page.getByRole('button', { name: /^Roll back to v2/ })).toBeVisible()
    expect((await ask()).version).toBe(`${model}/1`)
  })
}

test('the simulated city: from sample trips to a called endpoint', async ({ page, context, server }) => {
  test.setTimeout(300_000)
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.origin })
  const log = new NetworkLog(context)
  await useSampleTrips(page)
  await fromTripsToUrl(page, {
    server,
    model: 'city',
    endpoint: 'city',
    patience: 90_000,
  })

  await nothingLeaves(log, server.origin, (await simulatedTrips()).columns)
})

test('the real files: from two months of green trips to a called endpoint', async ({ page, context, server }) => {
  test.skip(real.length < 3, 'no real trip files: set RIDECAST_REAL_DATA, or put them in ../shared/data')
  test.setTimeout(420_000)
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.origin })
  const log = new NetworkLog(context)
  await page.goto('/data')
  await chooseFiles(page, real)
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(page).toHaveURL(/\/data\/dataset\?id=/, { timeout: 60_000 })
  await expect(page.getByText(/rows read/)).toBeVisible()
  await fromTripsToUrl(page, {
    server,
    model: 'green-nyc',
    endpoint: 'green-nyc',
    patience: 180_000,
  })
  await nothingLeaves(log, server.origin, await tripsOf(real))
})

test('from an empty workspace to a trained model: at most five clicks and a minute', async ({ page }) => {
  await page.goto('/')
  let clicks = 0
  const click = async (name: RegExp, role: 'button' | 'link'): Promise<void> => {
    clicks++
    await page.getByRole('main').getByRole(role, { name }).first().click()
  }
  const began = Date.now()
  await click(/^Bring trips/, 'link')
  await click(/^Use sample trips/, 'button')
  await expect(page).toHaveURL(/\/data\/dataset\?id=/, { timeout: 60_000 })
  await click(/^New run/, 'link')
  await click(/^Train all three/, 'button')
  await runsFinished(page, ['lookup-1', 'linear-1', 'neural-1'], 60_000)
  const seconds = (Date.now() - began) / 1000
  console.log(`empty workspace to three trained models: ${clicks} clicks, ${seconds.toFixed(1)} s`)
  expect(clicks).toBeLessThanOrEqual(5)
  expect(seconds).toBeLessThanOrEqual(60)
})

/** How far over its limits a round is: 1 or less holds both. */
const strain = ({ longestMs, excessShare }: LongTasks): number => Math.max(longestMs / 200, excessShare / 0.02)

/** The first of three rounds that holds both limits, else the nearest: a busy machine may hold up a page that does nothing wrong. */
async function bestOfThree(
  { browser, server }: { browser: Browser; server: AppServer },
  measure: (page: Page) => Promise<LongTasks>,
): Promise<LongTasks> {
  let best: LongTasks = { longestMs: Number.POSITIVE_INFINITY, excessShare: 1 }
  for (let round = 0; round < 3 && strain(best) > 1; round++) {
    const context = await browser.newContext({ baseURL: server.origin })
    const page = await context.newPage()
    await page.goto('/data')
    await expect(page.getByRole('button', { name: 'Use sample trips' }).first()).toBeVisible()
    await page.waitForTimeout(1_000)
    const measured = await measure(page)
    if (strain(measured) < strain(best)) best = measured
    await context.close()
  }
  console.log(
    `longest task ${best.longestMs.toFixed(0)} ms, ${(100 * best.excessShare).toFixed(2)} % of the time over 50 ms`,
  )
  return best
}

test('the page stays alive while it imports', async ({ browser, server }) => {
  test.setTimeout(240_000)
  const path = largeFile(900_000)
  const best = await bestOfThree({ browser, server }, async (page) => {
    await chooseFiles(page, path)
    const dialog = page.getByRole('dialog')
    await watchLongTasks(page)
    await dialog.getByRole('button', { name: 'Import', exact: true }).click()
    await dialog.getByRole('button', { name: 'Continue in the background' }).click()
    await expect(page.getByRole('link', { name: /large/ }).first()).toBeVisible({ timeout: 60_000 })
    return readLongTasks(page)
  })
  expect(best.longestMs).toBeLessThanOrEqual(200)
  expect(best.excessShare).toBeLessThanOrEqual(0.02)
})

test('the page stays alive while it trains', async ({ browser, server }) => {
  test.setTimeout(240_000)
  const best = await bestOfThree({ browser, server }, async (page) => {
    await useSampleTrips(page)
    await trainAllThree(page)
    await expect(page).toHaveURL(/\/experiments/)
    await page.waitForTimeout(1_000)
    await watchLongTasks(page)
    await runsFinished(page, ['lookup-1', 'linear-1', 'neural-1'], 90_000)
    return readLongTasks(page)
  })
  expect(best.longestMs).toBeLessThanOrEqual(200)
  expect(best.excessShare).toBeLessThanOrEqual(0.02)
})

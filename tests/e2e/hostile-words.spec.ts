import type { Page } from '@playwright/test'
import { chooseFiles } from './acts'
import { expect, test } from './app'

const HIT = 'ran=1'
const IMAGE = `<img src=x onerror="${HIT}">`
const DRAWING = `<svg onload="${HIT}"><script>${HIT}</script></svg>`
const ADDRESS = `javascript:${HIT}`
const HEAD = 'lpep_pickup_datetime,lpep_dropoff_datetime,PULocationID,DOLocationID,trip_distance'
const RIDE = '2023-01-05 10:00:00,2023-01-05 10:12:30,74,75,2.5'

const quoted = (field: string): string => `"${field.replaceAll('"', '""')}"`
const csv = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })

/** Everything that the pages complain of from now on: errors, what the policy refused, dialogs. */
async function listen(page: Page): Promise<string[]> {
  const heard: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') heard.push(message.text())
  })
  page.on('pageerror', (error) => heard.push(error.message))
  page.on('dialog', (dialog) => {
    heard.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  await page.exposeFunction('refused', (what: string) => heard.push(`refused: ${what}`))
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      const tell: unknown = Reflect.get(window, 'refused')
      if (typeof tell === 'function') tell(`${violatedDirective} ${blockedURI}`)
    })
  })
  return heard
}

/** What of the hostile words has become more than text. */
const alive = (page: Page): Promise<string[]> =>
  page.evaluate(() => [
    ...(Reflect.has(window, 'ran') ? ['a script ran'] : []),
    ...[...document.querySelectorAll('[onerror], [onload], img[src="x"], [href^="javascript:" i]')].map(
      (element) => element.outerHTML,
    ),
  ])

test('headers, cells and file names of a CSV stay text', async ({ page }) => {
  const heard = await listen(page)
  await page.goto('/data')

  await chooseFiles(page, csv(`${IMAGE}.csv`, `${[IMAGE, DRAWING, ADDRESS].map(quoted).join(',')}\n1,2,3\n`))
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('Will not be read:')).toBeVisible()
  await dialog.getByText('What was found and looked for').click()
  await expect(dialog.getByText(IMAGE).first()).toBeVisible()
  expect(await alive(page)).toEqual([])

  await page.goto('/data')
  const rows = [...Array<string>(500).fill(`${RIDE},x`), `${quoted(DRAWING)},2023-01-05 10:12:30,74,75,2.5,x`]
  await chooseFiles(page, csv(`${IMAGE}.csv`, `${HEAD},${quoted(IMAGE)}\n${rows.join('\n')}\n`))
  await page.getByRole('dialog').getByRole('button', { name: 'Import', exact: true }).click()
  await expect(page).toHaveURL(/\/data\/dataset\?id=/)
  await expect(page.getByRole('main').getByText(IMAGE).first()).toBeVisible()
  expect(await alive(page)).toEqual([])
  expect(heard).toEqual([])
})

test('a run’s name, tags and notes stay text', async ({ page }) => {
  test.setTimeout(180_000)
  const heard = await listen(page)
  await page.goto('/data')
  await page.getByRole('button', { name: 'Use sample trips' }).first().click()
  await expect(page).toHaveURL(/\/data\/dataset\?id=/, { timeout: 60_000 })
  await page.getByRole('link', { name: /^New run/ }).click()
  await page.getByRole('radio', { name: /lookup/i }).click()
  await page.getByRole('button', { name: 'Start run' }).click()
  await expect(page.getByRole('button', { name: 'Register', exact: true })).toBeVisible({ timeout: 60_000 })

  for (const [label, text] of [
    ['Notes', `${IMAGE} ${DRAWING} ${ADDRESS}`],
    ['Tags', `<svg onload="${HIT}">, ${ADDRESS}, ${IMAGE}`],
    ['Name', IMAGE],
  ] as const) {
    await page.getByLabel(label, { exact: true }).fill(text)
    await page.keyboard.press('Tab')
  }
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(IMAGE)
  expect(await alive(page)).toEqual([])

  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(IMAGE)
  await expect(page.getByLabel('Notes', { exact: true })).toHaveValue(`${IMAGE} ${DRAWING} ${ADDRESS}`)
  expect(await alive(page)).toEqual([])
  for (const path of ['/experiments', '/overview']) {
    await page.goto(path)
    await expect(page.getByRole('main').getByText(IMAGE).first()).toBeVisible()
    expect(await alive(page)).toEqual([])
  }
  expect(heard).toEqual([])
})

test('an address that leads nowhere, or to no endpoint, says its words as text', async ({ page, server, request }) => {
  const heard = await listen(page)
  expect((await request.get('/nowhere')).status()).toBe(404)
  await page.goto(`/endpoints/endpoint?name=${encodeURIComponent(IMAGE)}`)
  await expect(page.locator('main').getByText(IMAGE).first()).toBeVisible()
  expect(await alive(page)).toEqual([])
  heard.length = 0

  await page.goto('/nowhere')
  await expect(page.getByRole('heading', { name: 'There is no page at this address' })).toBeVisible()
  await page.getByRole('main').getByRole('link', { name: 'Go to the overview' }).click()
  await expect(page).toHaveURL(`${server.origin}/`)
  // The endpoint's page was refused what nobody signed in may ask; the browser says so in its own time.
  expect(heard.filter((words) => !/status of 40[14]/.test(words))).toEqual([])
})

import { execFileSync } from 'node:child_process'
import type { Page } from '@playwright/test'
import { aModelFileOf } from '../fixtures/model-files'
import { expect, test } from './app'
import { stumblesOf } from './stumbles'

/** Models and endpoints without training: files in, URLs out. Tests run in order on one server; each page is a new browser profile. */

const FILE = { name: 'green.ridecast', mimeType: 'application/octet-stream' }

async function signIn(page: Page, address: string | undefined): Promise<void> {
  await page.goto(address ?? '')
  await expect(page.getByText(/signed in/)).toBeVisible()
}

async function importModel(page: Page, family: 'linear' | 'pair-hour-lookup', model = 'green-nyc'): Promise<void> {
  await page.goto('/models')
  await expect(page.getByRole('button', { name: 'Import model file' })).toBeEnabled()
  await page.setInputFiles('input[type=file]', { ...FILE, buffer: Buffer.from(await aModelFileOf(family)) })
  await page.getByLabel('Register as').fill(model)
  await page.getByRole('button', { name: 'Register' }).click()
  await page.waitForURL(/\/models\/version/)
}

async function deploy(page: Page, endpoint: string): Promise<void> {
  await page.getByRole('button', { name: 'Deploy', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('No ride leaves.')).toBeVisible()
  await dialog.getByRole('combobox', { name: 'Endpoint' }).fill(endpoint)
  await page.keyboard.press('Tab')
  await dialog.locator('button[type=submit]').click()
}

test('a damaged model file is refused and nothing is stored', async ({ page }) => {
  await page.goto('/models')
  await expect(page.getByText('No model yet')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Import model file' })).toBeEnabled()
  const bytes = Buffer.from(await aModelFileOf('linear'))
  const at = bytes.length - 100
  bytes[at] = (bytes[at] ?? 0) ^ 1
  await page.setInputFiles('input[type=file]', { ...FILE, buffer: bytes })
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('was refused. Nothing was stored.')
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click()
  await page.reload()
  await expect(page.getByText('No model yet')).toBeVisible()
})

test('a link with a wrong token does not sign in, and leaves no token in the address', async ({ page }) => {
  await page.goto('/sign-in#not-a-token')
  await expect(page.getByText('This link did not sign you in')).toBeVisible()
  expect(new URL(page.url()).hash).toBe('')
})

test('import, deploy, call, roll back, share, revoke, delete', async ({ page, server, browser }) => {
  await signIn(page, server.signInAddress)
  expect(new URL(page.url()).hash).toBe('')
  await importModel(page, 'pair-hour-lookup')
  await deploy(page, 'green')
  await expect(page.getByRole('dialog').getByText('green answers with green-nyc v1')).toBeVisible()
  await importModel(page, 'linear')
  expect(await stumblesOf(page)).toEqual([])
  await deploy(page, 'green')
  await page.getByRole('link', { name: 'Open the endpoint' }).click()
  await expect(page.getByText('Browser and server agree')).toBeVisible()

  await page.getByLabel('Name of the new key').fill('dispatch')
  await page.getByRole('button', { name: 'Make key' }).click()
  await expect(page.locator('[data-secret=key]')).toBeVisible()
  expect(await stumblesOf(page)).toEqual([])
  const curl = (await page.locator('[data-snippet=curl] pre code').textContent()) ?? ''
  const answer = JSON.parse(execFileSync('sh', ['-c', curl], { stdio: ['ignore', 'pipe', 'ignore'] }).toString())
  expect(answer.predictions[0]).toMatchObject({ version: 'green-nyc/2', minutes: expect.any(Number) })
  await page.getByRole('button', { name: /^Revoke key dispatch/ }).click()
  await page.getByRole('button', { name: /^Revoke now key dispatch/ }).click()
  await expect(page.getByText('No keys yet.')).toBeVisible()
  expect(execFileSync('sh', ['-c', curl], { stdio: ['ignore', 'pipe', 'ignore'] }).toString()).toContain('"status":401')

  await page.getByRole('button', { name: 'Roll back to v1' }).click()
  await expect(page.getByText('lookup, rolled back')).toBeVisible()
  await expect(page.getByText('Browser and server agree')).toBeVisible()

  await page.getByLabel('Whom the link is for').fill('night shift')
  await page.getByRole('button', { name: 'Make link' }).click()
  const link = (await page.locator('[data-secret=link]').textContent()) ?? ''
  const elsewhere = await browser.newContext()
  const guest = await elsewhere.newPage()
  await guest.goto(link)
  await expect(guest.getByText('Only the server predicts here.')).toBeVisible()
  expect(await stumblesOf(guest)).toEqual([])
  await page.getByRole('button', { name: /^Revoke link night shift/ }).click()
  await page.getByRole('button', { name: /^Revoke now link night shift/ }).click()
  await expect(page.getByText('Nobody has a link yet.')).toBeVisible()
  await guest.reload()
  await expect(guest.getByText('This link does not open anything')).toBeVisible()
  await elsewhere.close()

  await server.stop()
  await page.getByRole('button', { name: /^Swap/ }).click()
  await expect(page.getByText('server away', { exact: true })).toBeVisible()
  await expect(page.getByText('runs in this browser only: the server is away')).toBeVisible()
  await server.resume()
  await expect(page.getByText('answering', { exact: true })).toBeVisible()

  await page.getByRole('button', { name: 'Delete endpoint…' }).click()
  const confirm = page.getByRole('button', { name: 'Delete endpoint', exact: true })
  await expect(confirm).toBeDisabled()
  await page.getByLabel('Type green to delete it').fill('green')
  await confirm.click()
  await expect(page.getByText('No endpoint yet')).toBeVisible()

  await page.goto('/models/version?model=green-nyc&version=1')
  await expect(page.getByText('green rolled back to v1')).toBeVisible()
})

test.describe('with the app kept by the service worker', () => {
  test.use({ serviceWorkers: 'allow' })

  test('a deploy with the server away waits through a reload, is offered when it is back, and is never done before', async ({
    page,
    server,
    controlled,
  }) => {
    await importModel(page, 'linear')
    await controlled()
    await server.stop()
    await deploy(page, 'late')
    await expect(page.getByText('Not deployed: it waits')).toBeVisible()
    await page.reload()
    const kept = page.locator('[data-deploy]')
    await expect(kept).toHaveAttribute('data-deploy', 'waiting')
    await expect(kept.getByRole('button', { name: 'Deploy now' })).toBeDisabled()

    await server.resume()
    await signIn(page, server.signInAddress)
    await page.goto('/endpoints')
    await expect(kept).toContainText('waits, not deployed. The server is back: send it?')
    expect(await stumblesOf(page)).toEqual([])
    await kept.getByRole('button', { name: 'Deploy now' }).click()
    await expect(page.locator('[data-deploy=live]')).toContainText('late went live with green-nyc v1')
  })
})

test('the deploy dialog opens, fills in, and sends by keyboard alone', async ({ page, server }) => {
  await server.stop()
  await server.resume()
  await signIn(page, server.signInAddress)
  await importModel(page, 'linear')
  await page.getByRole('button', { name: 'Deploy', exact: true }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('No ride leaves.')).toBeVisible()
  await page.getByRole('combobox', { name: 'Endpoint' }).focus()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type('by-keys')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog').getByText('by-keys answers with green-nyc v1')).toBeVisible()
})

import { mkdirSync } from 'node:fs'
import type { Page } from '@playwright/test'
import {
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
async function take(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    for (const width of widths) {
      await page.setViewportSize(width.size)
      await page.evaluate(() => document.fonts.ready)
      await expect(page.locator('main')).toBeVisible()
      // Charts measure their box after a resize; two frames later they have drawn.
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
      await page.waitForLoadState('networkidle')
      await page.screenshot({ path: `${folder}/${name}-${colorScheme}-${width.name}.png`, fullPage: true })
    }
  }
  await page.setViewportSize({ width: 1280, height: 832 })
}

test('pictures of every page', async ({ page, server }) => {
  test.setTimeout(900_000)
  mkdirSync(folder, { recursive: true })
  await page.goto('/data')
  await expect(page.getByRole('button', { name: 'Use sample trips' })).toBeVisible()
  await take(page, 'data-empty')
  await signIn(page, await server.newSignInAddress())
  await take(page, 'sign-in')

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
  await trainAllThree(page)
  await runsFinished(page, ['lookup-1', 'linear-1', 'neural-1'], 180_000)
  await take(page, 'experiments')
  await openRun(page, 'neural-1')
  await expect(page.getByRole('heading', { name: 'Residuals' })).toBeVisible({ timeout: 60_000 })
  await take(page, 'run')
  await compareRuns(page, ['lookup-1', 'linear-1', 'neural-1'])
  await take(page, 'compare')

  await register(page, 'linear-1', 'rides', true)
  await register(page, 'neural-1', 'rides', true)
  await page.goto('/models')
  await expect(page.getByRole('link', { name: 'v2' })).toBeVisible()
  await take(page, 'models')
  await page.goto('/models/version?model=rides&version=2')
  await expect(page.getByRole('button', { name: 'Deploy', exact: true })).toBeVisible()
  await take(page, 'version')

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
})

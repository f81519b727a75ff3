import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { deploy, register, signIn } from './acts'
import { expect, test } from './app'
import { pages } from './build'
import { fillWorkspace } from './workspace'

/** What a person who cannot see, or not well, would stumble over. */
async function stumbles(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`no page of an empty workspace is a stumbling block, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const found: string[] = []
    for (const { path } of pages) {
      await page.goto(path)
      await expect(page.locator('main')).toBeVisible()
      await expect(page.locator('main').getByRole('heading').first()).toBeVisible()
      found.push(...(await stumbles(page)).map((stumble) => `${path}: ${stumble}`))
    }
    expect(found).toEqual([])
  })
}

test('no page of a full workspace is a stumbling block, light and dark', async ({ page, server }) => {
  test.setTimeout(300_000)
  await fillWorkspace(page)
  await register(page, 'neural-1', 'city', true)
  await signIn(page, await server.newSignInAddress())
  await deploy(page, 'city', 1, 'axe')
  await page.goto('/experiments')
  const hrefOf = async (name: string): Promise<string> =>
    (await page.getByRole('link', { name, exact: true }).getAttribute('href')) ?? ''
  const runs = await Promise.all(['lookup-1', 'linear-1', 'neural-1'].map(hrefOf))
  const ids = runs.map((href) => new URL(href, server.origin).searchParams.get('id'))
  await page.goto('/data')
  const dataset = await page.locator('main a[href*="/data/dataset?id="]').first().getAttribute('href')
  const full = [
    '/overview',
    '/data',
    dataset ?? '',
    (dataset ?? '').replace('/data/dataset', '/data/pays'),
    '/experiments',
    '/experiments/new',
    runs[2] ?? '',
    `/experiments/compare?runs=${ids.join(',')}`,
    '/models',
    '/models/version?model=city&version=1',
    '/endpoints',
    '/endpoints/endpoint?name=axe',
    '/settings',
  ]
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    for (const path of full) {
      await page.goto(path)
      await expect(page.locator('main').getByRole('heading').first()).toBeVisible()
      await page.waitForLoadState('networkidle')
      found.push(...(await stumbles(page)).map((stumble) => `${colorScheme} ${path}: ${stumble}`))
    }
  }
  expect(found).toEqual([])
})

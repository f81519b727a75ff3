import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { deploy, register, signIn } from './acts'
import { expect, test } from './app'
import { pages } from './build'
import { fillWorkspace } from './workspace'

/** Rules whose outcome depends on the colours of a scheme; the others look at what is the same in both. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block']

/** What a person who cannot see, or not well, would stumble over in the light and in the dark. */
async function stumbles(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const axe = new AxeBuilder({ page })
    if (colorScheme === 'dark') axe.withRules(COLOUR_RULES)
    const { violations } = await axe.analyze()
    for (const { id, impact, nodes } of violations)
      if (impact === 'serious' || impact === 'critical')
        found.push(`${colorScheme}, ${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
  }
  return found
}

test('no page of an empty workspace is a stumbling block, light or dark', async ({ page }) => {
  const found: string[] = []
  for (const { path } of pages) {
    await page.goto(path)
    await expect(page.locator('main')).toBeVisible()
    await expect(page.locator('main').getByRole('heading').first()).toBeVisible()
    found.push(...(await stumbles(page)).map((stumble) => `${path}: ${stumble}`))
  }
  expect(found).toEqual([])
})

test('no page of a full workspace is a stumbling block, light or dark', async ({ page, server }) => {
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
  for (const path of full) {
    await page.goto(path)
    await expect(page.locator('main').getByRole('heading').first()).toBeVisible()
    await page.waitForLoadState('networkidle')
    found.push(...(await stumbles(page)).map((stumble) => `${path}: ${stumble}`))
  }
  expect(found).toEqual([])
})

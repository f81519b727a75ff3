import type { Page } from '@playwright/test'
import { deploy, register, signIn } from './acts'
import { expect, test } from './app'
import { stumblesOf } from './stumbles'
import { fillWorkspace } from './workspace'

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
  const found: string[] = []
  const sweep = await sweepLine(page, async () => {
    found.push(...(await stumblesOf(page)).map((stumble) => `the form of a sweep: ${stumble}`))
  })
  const full = [
    '/overview',
    '/data',
    dataset ?? '',
    (dataset ?? '').replace('/data/dataset', '/data/pays'),
    '/experiments',
    '/experiments/new',
    runs[2] ?? '',
    sweep,
    `/experiments/compare?runs=${ids.join(',')}`,
    '/models',
    '/models/version?model=city&version=1',
    '/endpoints',
    '/endpoints/endpoint?name=axe',
    '/settings',
  ]
  for (const path of full) {
    await page.goto(path)
    await expect(page.locator('main').getByRole('heading').first()).toBeVisible()
    await page.waitForLoadState('networkidle')
    found.push(...(await stumblesOf(page)).map((stumble) => `${path}: ${stumble}`))
  }
  expect(found).toEqual([])
})

/** Sweeps the settings of a linear model, looking at the form before it begins. Returns the page's address. */
async function sweepLine(page: Page, lookAtForm: () => Promise<void>): Promise<string> {
  await page.goto('/experiments/new')
  await page.getByRole('radio', { name: /^Linear/ }).click()
  await page.getByRole('switch', { name: 'Sweep' }).check()
  await page.getByLabel('Trials').fill('4')
  await lookAtForm()
  await page.getByRole('button', { name: 'Start sweep' }).click()
  await expect(page.getByRole('row', { name: /as it was/ }).getByText('whole', { exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Use the winner' })).toBeEnabled()
  await page.getByRole('link', { name: 'Experiments' }).first().click()
  await expect(page.getByRole('row').filter({ hasText: 'best of' })).toHaveCount(1)
  await page.getByRole('link', { name: /best of/ }).click()
  await expect(page).toHaveURL(/\/experiments\/sweep\?id=/)
  return page.url()
}

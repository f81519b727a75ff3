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
    found.push(...(await stumblesOf(page)).map((stumble) => `${path}: ${stumble}`))
  }
  expect(found).toEqual([])
})

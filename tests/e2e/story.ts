import { expect, type Page } from '@playwright/test'

/** Steps of the main job as a person takes them, by the names on the screen. Each waits for what it says to be there. */

/** From the first visit to a dataset of simulated trips; two clicks at most. Returns the dataset's page address. */
export async function useSampleTrips(page: Page): Promise<string> {
  await page.goto('/data')
  await page.getByRole('button', { name: 'Use sample trips' }).click()
  await page.waitForURL(/\/data\/dataset\?id=/, { timeout: 60_000 })
  return page.url()
}

/** Starts a lookup table, a linear model and a net on the dataset that is shown, and waits until all have finished. */
export async function trainAllThree(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'New run' }).click()
  await page.getByRole('button', { name: 'Train all three' }).click()
  await finished(page, ['lookup-1', 'linear-1', 'neural-1'])
}

/** Waits on the experiments page until each run shows its error. */
async function finished(page: Page, runs: readonly string[]): Promise<void> {
  if (!page.url().endsWith('/experiments')) await page.waitForURL(/\/experiments(\?|$)/)
  for (const run of runs) {
    const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: run, exact: true }) })
    await expect(row).toContainText(/\d\.\d{3}/, { timeout: 180_000 })
  }
}

export async function openRun(page: Page, run: string): Promise<void> {
  await page.goto('/experiments')
  await page.getByRole('link', { name: run, exact: true }).click()
  await page.waitForURL(/\/experiments\/run\?id=/)
}

/** Opens the comparison of the runs named. */
export async function compareRuns(page: Page, runs: readonly string[]): Promise<void> {
  await page.goto('/experiments')
  for (const run of runs) {
    const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: run, exact: true }) })
    await row.getByRole('checkbox').check()
  }
  await page
    .getByRole('link', { name: /^Compare/ })
    .or(page.getByRole('button', { name: /^Compare/ }))
    .first()
    .click()
  await page.waitForURL(/\/experiments\/compare\?runs=/)
  await expect(page.getByRole('heading', { name: 'Is the difference real?' })).toBeVisible({ timeout: 60_000 })
}

/** Registers a finished run as a version of a model and makes it `@champion`. */
export async function registerChampion(page: Page, run: string, model: string): Promise<void> {
  await openRun(page, run)
  await page.getByRole('button', { name: 'Register' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Model', { exact: true }).fill(model)
  const champion = dialog.getByLabel('Make it @champion')
  await champion.focus()
  if (!(await champion.isChecked())) await page.keyboard.press('Space')
  await dialog.getByRole('button', { name: 'Register' }).click()
  await expect(dialog).toBeHidden()
}

export async function openVersion(page: Page, model: string, version: number): Promise<void> {
  await page.goto(`/models/version?model=${encodeURIComponent(model)}&version=${version}`)
}

/** Redeems the one-time link that the server printed. */
export async function signIn(page: Page, address: string | undefined): Promise<void> {
  if (address === undefined) throw new Error('The server printed no sign-in link.')
  await page.goto(address)
  await expect(page.getByText(/signed in/i).first()).toBeVisible()
}

/** Deploys a version to an endpoint and opens the endpoint's page. */
export async function deploy(page: Page, model: string, version: number, endpoint: string): Promise<void> {
  await openVersion(page, model, version)
  await page.getByRole('button', { name: 'Deploy', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: 'Endpoint' }).fill(endpoint)
  await page.keyboard.press('Tab')
  await dialog.getByRole('button', { name: /^Deploy/ }).click()
  await dialog
    .getByRole('link', { name: 'Open the endpoint' })
    .or(dialog.getByRole('button', { name: 'Open the endpoint' }))
    .click({ timeout: 60_000 })
  await page.waitForURL(/\/endpoints\/endpoint\?name=/)
}

import { expect, type Page } from '@playwright/test'

/** What a person does, by the names that the page gives to its parts. */

export async function signIn(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await expect(page.getByText('You are signed in to this server')).toBeVisible()
}

export async function chooseFiles(page: Page, files: Parameters<Page['setInputFiles']>[1]): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await page
    .getByRole('main')
    .getByRole('button', { name: /^(?:Choose files|Import trips)$/ })
    .click()
  await (await chooser).setFiles(files)
}

/** Trains the three families of a dataset with every choice at its default, from the dataset's page, and waits for all of them. */
export async function trainAllThree(page: Page): Promise<void> {
  await page.getByRole('link', { name: /^New run/ }).click()
  await page.getByRole('button', { name: 'Train all three' }).click()
}

/** In the form of a new run: a net so wide that it learns for minutes. */
export const LONG_TRAINING = { Epochs: 200, Patience: 50, 'Batch size': 32, 'First layer': 512, 'Second layer': 512 }

export async function fillSettings(page: Page, settings: Readonly<Record<string, number>>): Promise<void> {
  for (const [name, value] of Object.entries(settings)) await page.getByLabel(name, { exact: true }).fill(String(value))
}

export async function runsFinished(page: Page, names: readonly string[], timeout: number): Promise<void> {
  for (const name of names) {
    await expect(
      page
        .getByRole('row')
        .filter({ hasText: name })
        .getByRole('img', { name: /95 % interval/ }),
    ).toBeVisible({
      timeout,
    })
  }
}

/** Registers the run of a name as the next version of a model and returns to the version's page. */
export async function register(page: Page, run: string, model: string, isChampion: boolean): Promise<void> {
  await openRun(page, run)
  await page.getByRole('button', { name: 'Register', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Model', { exact: true }).fill(model)
  // By keyboard: the list of models that the field above has opened may lie over the switch.
  const champion = dialog.getByLabel('Make it @champion')
  await champion.focus()
  if ((await champion.isChecked()) !== isChampion) await page.keyboard.press('Space')
  await dialog.getByRole('button', { name: 'Register', exact: true }).click()
  await expect(dialog).toBeHidden()
}

/** Deploys a version and waits until the endpoint answers with it. */
export async function deploy(page: Page, model: string, version: number, endpoint: string): Promise<void> {
  await page.goto(`/models/version?model=${model}&version=${version}`)
  await page.getByRole('button', { name: 'Deploy', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: 'Endpoint' }).fill(endpoint)
  await page.keyboard.press('Tab')
  await dialog.getByRole('button', { name: 'Deploy', exact: true }).click()
  await expect(dialog.getByText(`${endpoint} answers with ${model} v${version}`)).toBeVisible({ timeout: 60_000 })
}

/** From the first visit to the page of simulated trips. Returns its address. */
export async function useSampleTrips(page: Page): Promise<string> {
  await page.goto('/data')
  await page.getByRole('button', { name: 'Use sample trips' }).first().click()
  await expect(page).toHaveURL(/\/data\/dataset\?id=/, { timeout: 60_000 })
  await expect(page.getByText(/rows read/)).toBeVisible()
  return page.url()
}

export async function openRun(page: Page, run: string): Promise<void> {
  await page.goto('/experiments')
  await page.getByRole('link', { name: run, exact: true }).click()
  await expect(page).toHaveURL(/\/experiments\/run\?id=/)
}

/** Opens the comparison of the runs named, from the table. */
export async function compareRuns(page: Page, runs: readonly string[]): Promise<void> {
  await page.goto('/experiments')
  for (const name of runs) await page.getByRole('checkbox', { name: `Select ${name}` }).check({ force: true })
  await page.getByRole('toolbar', { name: 'Selected runs' }).getByText('Compare').click()
  await expect(page).toHaveURL(/\/experiments\/compare\?runs=/)
  await expect(page.getByRole('heading', { name: 'Is the difference real?' })).toBeVisible({ timeout: 60_000 })
}

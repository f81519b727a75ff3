import type { Page } from '@playwright/test'
import { runsFinished, trainAllThree } from './acts'
import { expect } from './app'

/** A workspace with the sample trips and three finished runs. */
export async function fillWorkspace(page: Page): Promise<void> {
  await page.goto('/data')
  await page.getByRole('button', { name: 'Use sample trips' }).first().click()
  await expect(page).toHaveURL(/\/data\/dataset\?id=/, { timeout: 60_000 })
  await trainAllThree(page)
  await runsFinished(page, ['lookup-1', 'linear-1', 'neural-1'], 90_000)
}

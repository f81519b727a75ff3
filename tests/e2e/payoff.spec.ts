import type { Page } from '@playwright/test'
import { useSampleTrips } from './acts'
import { expect, test } from './app'

test('before any training a dataset says whether machine learning pays, in minutes and in money; a table can be used in two clicks', async ({
  page,
}) => {
  test.setTimeout(120_000)
  await useSampleTrips(page)
  await page.getByRole('link', { name: 'Does ML pay?' }).click()
  await expect(page.getByText(/less than the lookup table/).first()).toBeVisible({ timeout: 60_000 })
  await expect(page.getByRole('heading', { name: 'What the figures leave out' })).toBeVisible({ timeout: 60_000 })
  await expect(page.getByText(/known at pickup it is/)).toBeVisible()

  await page.getByLabel('A minute early').fill('0.5')
  await page.getByLabel('A minute late').fill('1')
  await expect(page.locator('strong', { hasText: /EUR per 1,000 rides/ })).toBeVisible()

  // The page shows what it would cost before the workspace has kept the rates.
  await expect.poll(() => keptRates(page)).toMatchObject({ early: 0.5, late: 1 })
  await page.reload()
  await expect(page.locator('strong', { hasText: /EUR per 1,000 rides/ })).toBeVisible()
  await expect(page.getByRole('progressbar', { name: /Measuring/ })).toHaveCount(0)

  await page.getByRole('button', { name: 'Use the lookup table' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Register', exact: true }).click({ timeout: 60_000 })
  await expect(page).toHaveURL(/\/models\/version\?model=/)
})

/** What the workspace keeps of the cost of a minute. */
const keptRates = (page: Page): Promise<unknown> =>
  page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('ridecast')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const asked = opening.result.transaction('settings').objectStore('settings').get('payoff-cost')
          asked.onsuccess = () => {
            opening.result.close()
            resolve(asked.result?.value)
          }
        }
      }),
  )

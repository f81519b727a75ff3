import type { Locator, Page } from '@playwright/test'
import { chooseFiles } from './acts'
import { expect, test } from './app'
import { stumblesOf } from './stumbles'

const HEADER =
  'request_time,begin_trip_time,dropoff_time,pickup_lat,pickup_lng,dropoff_lat,dropoff_lng,trip_miles,product'

/** Rides of days that can be read day first or month first; every tenth takes no time. */
const rides = (month: string, count: number) =>
  Array.from({ length: count }, (_, i) => {
    const at = `${String(1 + (i % 12)).padStart(2, '0')}/${month}/2023 08:${String(i % 50).padStart(2, '0')}`
    const off = i % 10 === 9 ? at : at.replace(' 08', ' 09')
    return `${at},${at},${off},40.${7000 + i},-73.${9000 + i},40.${7500 + i},-73.${8000 + i},3.2,X`
  }).join('\n')

const file = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })

const KAGGLE = 'id,pickup_datetime,trip_duration,pickup_longitude,pickup_latitude,dropoff_longitude,dropoff_latitude'

/** Tabs until a thing has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible()
  for (let i = 0; i < 60; i++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  await expect(target).toBeFocused()
}

/** A file of hundreds of columns and a name without an end is mapped within its dialog; one without rows is not offered. */
async function mapWideFile(page: Page): Promise<void> {
  const name = `${'x'.repeat(196)}.csv`
  const more = Array.from({ length: 398 }, (_, i) => `more_${i}`)
  const row = (i: number) => `2023-01-13 08:${10 + i},2023-01-13 09:${10 + i},${more.map(() => 'x').join(',')}`
  const wide = `t1,t2,${more.join(',')}\n${[0, 1, 2, 3].map(row).join('\n')}\n`
  await page.goto('/data')
  await chooseFiles(page, [file(name, wide), file('bare.csv', `${KAGGLE}\n`)])
  const dialog = page.getByRole('dialog', { name: 'Import' })
  await expect(dialog.getByText('Will not be read: there are no rows below the header.')).toBeVisible()
  await expect(dialog.getByRole('button', { name: /^Import/ })).toHaveCount(0)

  await dialog.getByRole('button', { name: /^Map columns… x/ }).click()
  const mapping = page.getByRole('dialog', { name: 'Columns of x' })
  await expect(mapping.getByText('Still needed: pickup place and drop-off place.')).toBeVisible()
  await expect(mapping.getByText('The first 40 of 400 columns.')).toBeVisible()
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 800 })
    expect(await mapping.locator('header').evaluate((head) => head.scrollWidth - head.clientWidth)).toBe(0)
  }
  const fare = mapping.getByRole('combobox', { name: 'Column of the fare' })
  await fare.fill('more_393')
  await expect(page.getByRole('option', { name: 'more_393' })).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(fare).toHaveValue('more_393')
  await expect(mapping.getByText('Chosen by you.')).toBeVisible()
  expect(await stumblesOf(page, '[role=dialog]')).toEqual([])
}

test('columns of an unknown header are mapped by keyboard, with a preview, and the mapping is used again', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'dark' })
  await page.goto('/data')
  await chooseFiles(page, file('rides-april.csv', `${HEADER}\n${rides('04', 120)}\n`))
  const dialog = page.getByRole('dialog', { name: 'Import' })
  await expect(dialog.getByText('Will not be read: the header is not one of trips')).toBeVisible()
  const open = dialog.getByRole('button', { name: 'Map columns… rides-april.csv' })
  await tabTo(page, open)
  await page.keyboard.press('Enter')

  const mapping = page.getByRole('dialog', { name: 'Columns of rides-april.csv' })
  await expect(mapping.getByText(/Guessed: its values are times .* it is called "begin_trip_time"/)).toBeVisible()
  await expect(mapping.getByRole('button', { name: 'Save mapping' })).toBeDisabled()
  const times = mapping.getByRole('listitem').filter({ hasText: 'Pickup time' })
  await expect(times.getByText('First row: 01/04/2023 08:00')).toBeVisible()
  const day = times.getByRole('radio', { name: 'Day first: “01/04/2023 08:00” is 1 Apr 2023' })
  await tabTo(page, day)
  await page.keyboard.press('Space')
  await expect(day).toBeChecked()
  const pickup = mapping.getByRole('combobox', { name: 'Column of the pickup time' })
  await pickup.focus()
  await page.keyboard.press('ArrowUp')
  await expect(mapping.getByText('Chosen by you.')).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await expect(pickup).toHaveValue('begin_trip_time')
  await expect(mapping.getByText('90 of 100 rows would be kept.')).toBeVisible()
  await expect(mapping.getByRole('row', { name: /Drop-off and pickup are at the same second/ }).first()).toBeVisible()
  expect(await stumblesOf(page, '[role=dialog]')).toEqual([])

  const distance = mapping.getByRole('combobox', { name: 'Column of the distance' })
  await expect(distance).toHaveValue('trip_miles')
  const dropoff = mapping.getByRole('combobox', { name: 'Column of the drop-off time' })
  await dropoff.selectOption('')
  await expect(mapping.getByText('Still needed: drop-off time.')).toBeVisible()
  await dropoff.selectOption('dropoff_time')
  await expect(mapping.getByText('will be used again for files with this header')).toBeVisible()
  const save = mapping.getByRole('button', { name: 'Save mapping' })
  await expect(save).toBeEnabled()
  await tabTo(page, save)
  await page.keyboard.press('Enter')
  await expect(mapping).toBeHidden()

  await expect(dialog.getByText(/^Mapped by hand, 9 columns, 120 rows/)).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Correct… rides-april.csv' })).toBeFocused()
  await tabTo(page, dialog.getByRole('button', { name: 'Import', exact: true }))
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/data\/dataset\?id=/)
  await expect(page.getByText('120 rows read')).toBeVisible()
  await expect(page.getByText(/Mapped by hand: pickup time from begin_trip_time/)).toBeVisible()

  await page.goto('/data')
  await chooseFiles(page, file('rides-may.csv', `${HEADER}\n${rides('05', 80)}\n`))
  await expect(dialog.getByText(/^Mapped by hand, 9 columns, 80 rows/)).toBeVisible()
  await page.keyboard.press('Escape')
  await page.goto('/settings')
  await expect(page.getByText(/pickup time begin_trip_time, drop-off time dropoff_time/)).toBeVisible()
  await page.getByRole('button', { name: /^Forget the mapping of begin_trip_time/ }).press('Enter')
  await expect(page.getByText('None is kept')).toBeVisible()

  await mapWideFile(page)
})

test('where no row tells the order of dates, it is asked with both readings before anything is imported', async ({
  page,
}) => {
  await page.goto('/data')
  const rows = Array.from(
    { length: 60 },
    (_, i) => `a${i},03/04/2016 10:${10 + (i % 50)},720,-73.9${i},40.7,-73.8,40.8`,
  )
  await chooseFiles(page, file('taxi.csv', `${KAGGLE}\n${rows.join('\n')}\n`))
  const dialog = page.getByRole('dialog', { name: 'Import' })
  const button = dialog.getByRole('button', { name: 'Import', exact: true })
  const day = dialog.getByRole('radio', { name: 'Day first: “03/04/2016 10:10” is 3 Apr 2016' })
  await expect(day).not.toBeChecked()
  await expect(dialog.getByRole('radio', { name: 'Month first: “03/04/2016 10:10” is 4 Mar 2016' })).not.toBeChecked()
  await expect(button).toBeDisabled()
  expect(await stumblesOf(page, '[role=dialog]')).toEqual([])
  await tabTo(page, day)
  await page.keyboard.press('Space')
  await tabTo(page, button)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/data\/dataset\?id=/)
  await expect(page.getByText(/read day first, as was said/)).toBeVisible()
})

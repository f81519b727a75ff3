import { readFileSync } from 'node:fs'
import type { Locator, Page } from '@playwright/test'
import { openRun } from './acts'
import { expect, test } from './app'

test.describe.configure({ mode: 'serial' })

let page: Page
test.beforeAll(async ({ browser, server }) => {
  page = await browser.newPage({ baseURL: server.origin })
})
test.afterAll(() => page.close())

/** Stops of the keyboard that cannot be seen. */
const unseen = new Set<string>()

/** Presses Tab until the control has the focus, and looks at each stop on the way. */
async function tabTo(control: Locator): Promise<void> {
  await expect(control).toBeVisible()
  for (let presses = 0; presses < 90; presses++) {
    await page.keyboard.press('Tab')
    const stop = await page.evaluate(() => {
      const at = document.activeElement
      if (!at || at === document.body) return null
      // A field in which one types shows the caret.
      if (at.matches('textarea, input:not([type="checkbox"], [type="radio"])')) return null
      const style = getComputedStyle(at)
      const isSeen = style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0
      return isSeen ? null : at.outerHTML.slice(0, 200)
    })
    if (stop !== null) unseen.add(stop)
    if (await control.evaluate((element) => element === document.activeElement)) return
  }
  throw new Error(`Tab does not reach ${control}`)
}

const judged = (): Promise<void> =>
  expect(page.getByRole('heading', { name: 'Against the others' })).toBeVisible({ timeout: 60_000 })

test('from an empty workspace to a registered version by keyboard alone', async () => {
  await page.goto('/experiments')
  await expect(page.getByRole('heading', { name: 'Runs need trips' })).toBeVisible()

  // What listens for the key arrives after the page.
  await expect(async () => {
    await page.keyboard.press('Control+k')
    await expect(page.getByRole('textbox', { name: 'Command' })).toBeFocused({ timeout: 1_000 })
  }).toPass()
  await page.keyboard.type('sample')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/data\/dataset\?id=/, { timeout: 60_000 })
  await expect(page.getByText(/rows read/)).toBeVisible()

  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.keyboard.press('n')
  await expect(page).toHaveURL(/\/experiments\/new\?dataset=/)
  await tabTo(page.getByRole('radio', { name: /^Linear/ }))
  await page.keyboard.press('Space')
  await tabTo(page.getByRole('button', { name: 'Start run' }))
  await page.keyboard.press('Enter')
  await judged()

  const register = page.getByRole('main').getByRole('button', { name: 'Register', exact: true })
  const dialog = page.getByRole('dialog')
  await tabTo(register)
  await page.keyboard.press('Enter')
  await expect(dialog.getByLabel('Model', { exact: true })).toBeFocused()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(register).toBeFocused()
  await page.keyboard.press('Enter')
  await tabTo(dialog.getByRole('button', { name: 'Register', exact: true }))
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/models\/version\?model=.+&version=1/)
  await expect(page.getByRole('main').getByText('champion').first()).toBeVisible()
  expect([...unseen]).toEqual([])
})

test('a run is run again, and again with a test period', async () => {
  await openRun(page, 'linear-1')
  await judged()
  await page.getByRole('button', { name: 'Run again' }).click()
  await expect(page.getByRole('heading', { name: 'linear-2' })).toBeVisible()
  await judged()

  await page.getByRole('link', { name: 'Duplicate and edit' }).click()
  await expect(page.getByRole('heading', { name: 'Again, changed: linear-2' })).toBeVisible()
  await page.getByRole('switch', { name: 'Keep a test period' }).check({ force: true })
  await page.getByRole('button', { name: 'Start run' }).click()
  await expect(page.getByRole('heading', { name: 'linear-3' })).toBeVisible()
  await judged()
  await expect(page.getByText(/rides on 13 days/).first()).toBeVisible()
  await page.getByRole('radiogroup', { name: 'Which rides' }).getByText('Test').click()
  await expect(page.getByText(/rides on 7 days/).first()).toBeVisible()
})

test('two equal runs are compared: nothing differs, and what a panel shows can be taken away', async () => {
  await page.goto('/experiments')
  for (const name of ['linear-1', 'linear-2'])
    await page.getByRole('checkbox', { name: `Select ${name}` }).check({ force: true })
  await page.keyboard.press('c')
  await expect(page.getByText('They should be equal bit for bit.')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Error by hour' })).toBeVisible({ timeout: 30_000 })

  const panel = page.locator('section', { has: page.getByRole('heading', { name: 'Error by hour' }) })
  await expect(panel.locator('.recharts-line-curve')).toHaveCount(3)
  const save = async (kind: string): Promise<Buffer> => {
    await page.getByRole('button', { name: 'View as table, download: Error by hour', exact: true }).click()
    const download = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: `Download ${kind}` }).click()
    return readFileSync(await (await download).path())
  }
  const svg = (await save('SVG')).toString()
  for (const words of ['Error by hour', 'MAE (min)', 'hour of pickup', 'linear-1', 'linear-2', '<path'])
    expect(svg).toContain(words)
  expect(svg).not.toContain('var(--')
  expect((await save('PNG')).subarray(1, 4).toString()).toBe('PNG')
  const [head] = (await save('CSV')).toString().split('\n')
  for (const column of ['hour of pickup', 'linear-1, MAE (min)', 'linear-2, MAE (min)']) expect(head).toContain(column)
})

test('a run in the bin comes back by undo, and from the bin', async () => {
  await openRun(page, 'linear-2')
  const toBin = async (): Promise<void> => {
    await page.getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: 'Move to bin' }).click()
  }
  const listed = page.getByRole('link', { name: 'linear-2', exact: true })
  await toBin()
  await expect(page).toHaveURL(/\/experiments$/)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(listed).toBeVisible()

  await listed.click()
  await toBin()
  await expect(listed).toBeHidden()
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Open bin (1)' }).click()
  await page.getByRole('checkbox', { name: 'Select linear-2' }).check({ force: true })
  await page.getByRole('button', { name: 'Put “linear-2” back' }).click()
  await expect(page.getByText('The bin is empty.')).toBeVisible()
  await page.getByRole('button', { name: 'Back to runs' }).click()
  await expect(listed).toBeVisible()
})

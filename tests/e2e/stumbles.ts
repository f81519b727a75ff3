import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/** Rules whose outcome depends on the colours of a scheme; the others look at what is the same in both. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block']

/**
 * What a person who cannot see, or not well, would stumble over, in the light and in the dark: the name of the rule and where it is
 * broken. `within`: a selector of the part to look at; the whole page where it is left out.
 */
export async function stumblesOf(page: Page, within?: string): Promise<string[]> {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    // No page of the app has frames, for which alone the slower way is needed; and nothing is read of what is in order.
    const axe = new AxeBuilder({ page }).setLegacyMode(true)
    if (within !== undefined) axe.include(within)
    axe.options({
      resultTypes: ['violations'],
      ...(colorScheme === 'dark' ? { runOnly: { type: 'rule', values: COLOUR_RULES } } : {}),
    })
    const { violations } = await axe.analyze()
    for (const { id, impact, nodes } of violations)
      found.push(`${colorScheme}, ${impact}, ${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
  }
  return found
}

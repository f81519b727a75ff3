import type { Page } from '@playwright/test'

/** What the main thread was held up by between `watch` and `read`. */
export type LongTasks = { readonly longestMs: number; readonly excessShare: number }

declare global {
  interface Window {
    longTasks?: { since: number; durations: number[] }
  }
}

export async function watchLongTasks(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen = { since: performance.now(), durations: [] as number[] }
    window.longTasks = seen
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.durations.push(entry.duration)
    }).observe({ type: 'longtask' })
  })
}

export async function readLongTasks(page: Page): Promise<LongTasks> {
  return page.evaluate(() => {
    const { since, durations } = window.longTasks ?? { since: 0, durations: [] }
    const excess = durations.reduce((sum, duration) => sum + Math.max(0, duration - 50), 0)
    return { longestMs: Math.max(0, ...durations), excessShare: excess / (performance.now() - since) }
  })
}

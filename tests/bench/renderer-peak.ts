import { readFileSync } from 'node:fs'
import type { Browser } from '@playwright/test'
import { z } from 'zod'

const Processes = z.object({ processInfo: z.array(z.object({ id: z.number(), type: z.string() })) })

/** The peak of the largest renderer so far, in bytes (Linux, whose /proc tells a process's peak). */
export async function rendererPeak(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = Processes.parse(await session.send('SystemInfo.getProcessInfo'))
  const peaks = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1] ?? 0) * 1024)
  return Math.max(...peaks)
}

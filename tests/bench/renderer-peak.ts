import { readFileSync } from 'node:fs'
import type { BrowserContext } from '@playwright/test'
import { z } from 'zod'

const Processes = z.object({ processInfo: z.array(z.object({ id: z.number(), type: z.string() })) })

/** The peak of the largest renderer so far, in bytes (Linux, whose /proc tells a process's peak). */
export async function rendererPeak(context: BrowserContext): Promise<number> {
  const session = await context.browser()?.newBrowserCDPSession()
  if (!session) throw new Error('the browser cannot be asked for its processes')
  const { processInfo } = Processes.parse(await session.send('SystemInfo.getProcessInfo'))
  const peaks = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1] ?? 0) * 1024)
  return Math.max(...peaks)
}

/**
 * Does an import take more memory for a longer file? The peak of a process that imports 300 MB against one that imports 100 MB, the file
 * made up while it is read and the columns kept in memory: the difference should be that of the columns. In Node, and in a renderer of
 * Chromium (Linux, whose /proc tells a process's peak). Fails where it is more than 100 MB beyond.
 */
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { inChromium } from './in-chromium'
import { rendererPeak } from './renderer-peak'

const SHORT = 100
const LONG = 300
const MOST_BEYOND = 100e6

const Imported = z.object({ rows: z.number(), chunkBytes: z.number() })
const InProcess = Imported.extend({ peakBytes: z.number() })
type Peak = z.infer<typeof InProcess>

function inNode(megabytes: number): Peak {
  const tsx = fileURLToPath(new URL('../../node_modules/tsx/dist/cli.mjs', import.meta.url))
  const script = fileURLToPath(new URL('./memory/node-process.ts', import.meta.url))
  return InProcess.parse(
    JSON.parse(execFileSync(process.execPath, [tsx, script, String(megabytes)], { encoding: 'utf8' })),
  )
}

async function inRenderer(megabytes: number): Promise<Peak> {
  let peakBytes = 0
  const worker = new URL('./memory/browser-worker.ts', import.meta.url)
  const imported = await inChromium<object>(
    worker,
    { megabytes },
    {
      atEnd: async (context) => {
        peakBytes = await rendererPeak(context)
      },
    },
  )
  return { ...Imported.parse(imported), peakBytes }
}

function compare(where: string, short: Peak, long: Peak): void {
  const mb = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`
  const columns = long.chunkBytes - short.chunkBytes
  const grown = long.peakBytes - short.peakBytes
  const isFine = grown - columns < MOST_BEYOND
  console.log(
    `${where}: ${SHORT} MB (${short.rows} rows kept) peaks at ${mb(short.peakBytes)}, ${LONG} MB (${long.rows}) at ${mb(long.peakBytes)}`,
  )
  console.log(
    `  ${mb((LONG - SHORT) * 1e6)} more of file: ${mb(grown)} more at the peak, of which kept columns ${mb(columns)}${isFine ? '' : ': TOO MUCH'}`,
  )
  if (!isFine) process.exitCode = 1
}

compare('Node', inNode(SHORT), inNode(LONG))
if (process.platform === 'linux') compare('Chromium', await inRenderer(SHORT), await inRenderer(LONG))

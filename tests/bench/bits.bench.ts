/**
 * The same files, settings and seed in the script and in a Chromium worker: is the artefact the same, bit for bit? On real trip files where
 * they are present, else on sample trips. About a minute of CPU. Fails where they differ.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { simulatedZones } from '@/lib/trips/simulation/simulated-zones'
import { DEFAULT_SIMULATION } from '@/lib/trips/simulation/simulation-options'
import { realFiles } from '@/tests/fixtures/real-data'
import { simulate } from '@/tests/fixtures/simulated-trips'
import type { BitsTask } from './bits/browser-worker'
import { inChromium } from './in-chromium'

const NAMES = ['green_tripdata_2023-01.csv.gz', 'green_tripdata_2023-02.csv.gz', 'taxi_zone_points.csv'] as const
const FAMILIES = ['pair-hour-lookup', 'linear', 'neural'] as const
const SEED = 7
const Answer = z.object({ artefact: z.object({ id: z.string() }) })

const folder = mkdtempSync(join(tmpdir(), 'ridecast-bits-'))
try {
  const real = realFiles(...NAMES)
  const found = NAMES.map((name) => real.find((path) => basename(path) === name))
  const [from, to, places] = found.every((path) => path !== undefined) ? found : await sampleFiles()
  if (from === undefined || to === undefined || places === undefined) throw new Error('There is nothing to learn from.')
  console.log(`${basename(from)} → ${basename(to)}, seed ${SEED}`)

  const task: BitsTask = {
    trips: [basename(from), basename(to)],
    places: basename(places),
    families: FAMILIES,
    seed: SEED,
  }
  const wasm = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm')
  const served = new Map([from, to, places, wasm].map((path) => [`/${basename(path)}`, readFileSync(path)]))
  const inBrowser = z
    .record(z.string(), z.string())
    .parse(await inChromium(new URL('./bits/browser-worker.ts', import.meta.url), task, { files: served }))
  for (const family of FAMILIES) {
    const inNode = Answer.parse(JSON.parse(byScript(family, from, to, places))).artefact.id
    const isSame = inNode === inBrowser[family]
    console.log(
      `  ${family.padEnd(17)} Node ${inNode.slice(0, 16)}… Chromium ${inBrowser[family]?.slice(0, 16)}… ${isSame ? 'the same' : 'DIFFERENT'}`,
    )
    if (!isSame) process.exitCode = 1
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function byScript(family: string, from: string, to: string, places: string): string {
  const launcher = fileURLToPath(new URL('../../bin/ridecast.mjs', import.meta.url))
  const args = ['train', '--train', from, '--valid', to, '--places', places, '--family', family, '--seed', String(SEED)]
  return execFileSync(process.execPath, [launcher, ...args, '--workspace', folder, '--json'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
}

/** The sample trips and their zones as files. */
async function sampleFiles(): Promise<readonly string[]> {
  const paths = simulate().files.map(({ name, parts }) => {
    writeFileSync(join(folder, name), Buffer.concat([...parts]))
    return join(folder, name)
  })
  const { zones } = await simulatedZones(DEFAULT_SIMULATION.seed)
  const lines = zones.map(({ id, name, borough, lat, lon }) => `${id},${name},${borough ?? ''},${lat},${lon}`)
  const points = join(folder, 'sample-zones.csv')
  writeFileSync(points, `LocationID,zone,borough,lat,lon\n${lines.join('\n')}\n`)
  return [...paths, points]
}

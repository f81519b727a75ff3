import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { openInlineLog } from '@/lib/adapters/sql/inline-log'
import { lockFolder } from '@/lib/adapters/sql/lock-folder'
import { nodeSecrets } from '@/lib/adapters/sql/node-secrets'
import { type Control, openControl } from '@/lib/adapters/sql/open-control'
import { forgetAddress, tellAddress } from '@/lib/adapters/sql/server-address'
import { checkModel } from '@/lib/deployments/check-model'
import { openFleet } from '@/lib/deployments/fleet'
import { openAccessBook } from '@/lib/serving/access-book'
import { badAttempts } from '@/lib/serving/bad-attempts'
import { noLog, type PredictionLog } from '@/lib/serving/prediction-log'
import { rateLimit } from '@/lib/serving/rate-limit'
import type { ServingDeps } from '@/lib/serving/serving-deps'
import { offerSignIn } from '@/lib/serving/sign-in-token'
import { siteOf } from '@/lib/serving/site'
import { uuidV7 } from '@/lib/serving/uuid-v7'
import { type Clock, millis } from '@/lib/shared/clock'
import { ok, type Result } from '@/lib/shared/result'
import { oneLine } from './one-line'
import { addressesOf, readSettings, type Settings } from './settings'
import { openWorkerControl } from './worker-control'
import { openWorkerLog } from './worker-log'
import { checkInWorker } from './worker-models'

/** Everything a server holds while it runs. */
export interface Container {
  readonly deps: ServingDeps
  /** Writes into the data folder where this server is reached, for the script. */
  tellAddress(url: string): void
  /** Has anyone ever signed in? */
  hasAdmin(): Promise<boolean>
  /** A new one-time token for a sign-in link. */
  offerSignIn(): Promise<string>
  /** From now on `ready` says no. */
  drain(): void
  /** Writes what waits and lets go of the data folder. */
  close(): Promise<void>
}

const HOUR = 3_600_000

const clock: Clock = { now: () => millis(Date.now()) }

const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

const openStores = async (folder: string, workers: string | null): Promise<Result<Control>> =>
  workers === null ? openControl(folder) : openWorkerControl(join(workers, 'control-worker.js'), folder)

async function openLog(settings: Settings, workers: string | null): Promise<Result<PredictionLog>> {
  if (settings.logDays === 0) return ok(noLog)
  const data = { folder: settings.dataFolder, days: settings.logDays }
  return workers === null
    ? openInlineLog(data.folder, data.days, clock)
    : openWorkerLog(join(workers, 'log-worker.js'), data)
}

/** Where the build left the workers, or null: beside the script that runs, so that both are of one build, or, under Next, in the build's folder. */
const builtWorkers = (): string | null =>
  [dirname(process.argv[1] ?? ''), join(process.cwd(), 'dist/server'), join(process.cwd(), 'dist/development')].find(
    (folder) => existsSync(join(/* turbopackIgnore: true */ folder, 'control-worker.js')),
  ) ?? null

/**
 * Opens the data folder and loads every endpoint. `workers` is the folder of the workers' scripts: they write, and check what is uploaded, while this thread
 * answers. Null does it all in this thread.
 */
export async function openContainer(settings: Settings, workers: string | null): Promise<Result<Container>> {
  const control = await openStores(settings.dataFolder, workers)
  if (!control.ok) return control
  const lock = lockFolder(settings.dataFolder)
  if (!lock.ok) {
    await control.value.close()
    return lock
  }
  const log = await openLog(settings, workers)
  if (!log.ok) {
    await control.value.close()
    lock.value.release()
    return log
  }
  const letGo = async () => {
    await log.value.close()
    await control.value.close()
    forgetAddress(settings.dataFolder)
    lock.value.release()
  }
  const { endpoints, artefacts, keys, sessions, shares } = control.value
  const fleet = await openFleet({
    endpoints,
    artefacts,
    checkModel: workers === null ? checkModel : checkInWorker(join(workers, 'model-worker.js')),
    clock,
    pause,
  })
  if (!fleet.ok) {
    await letGo()
    return fleet
  }
  const access = await openAccessBook({ keys, sessions, shares, secrets: nodeSecrets, clock })
  let isDraining = false
  const flush = () => access.flush().catch(() => {})
  const flushing = setInterval(flush, 60_000).unref()
  const sweeping = setInterval(() => fleet.value.sweep().catch(() => {}), HOUR).unref()
  return ok({
    deps: {
      fleet: fleet.value,
      access,
      log: log.value,
      clock,
      pause,
      secrets: nodeSecrets,
      site: siteOf({ publicUrl: settings.publicUrl, addresses: addressesOf(settings.host) }),
      badAttempts: badAttempts(clock),
      rate: rateLimit(clock, settings.rate),
      newId: uuidV7(clock, nodeSecrets.id),
      isReady: () => !isDraining,
      report: (requestId, error) => console.error(oneLine(`request ${requestId}: ${describeError(error)}`)),
    },
    tellAddress: (url) => tellAddress(settings.dataFolder, url),
    hasAdmin: () => sessions.hasAdmin(),
    offerSignIn: async () => (await offerSignIn(sessions, nodeSecrets, clock)).token,
    drain: () => {
      isDraining = true
    },
    async close() {
      clearInterval(flushing)
      clearInterval(sweeping)
      await flush()
      await letGo()
    },
  })
}

function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const cause = error.cause instanceof Error ? ` (${error.cause.message})` : ''
  return `${error.stack ?? error.message}${cause}`
}

const KEY = Symbol.for('ridecast.container')

/**
 * The one container of this process, made when first asked for. Our server and Next load this module separately, so it is kept where both find it: a deployment
 * through one is seen by the other.
 */
export function container(): Promise<Result<Container>> {
  const home: typeof globalThis & { [KEY]?: Promise<Result<Container>> } = globalThis
  home[KEY] ??= (async () => {
    const settings = readSettings(process.env)
    return settings.ok ? openContainer(settings.value, builtWorkers()) : settings
  })()
  return home[KEY]
}

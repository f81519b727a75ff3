import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import Database from 'libsql'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openDatabase } from '@/lib/adapters/sql/open-database'
import { StoreFailure } from '@/lib/deployments/store-failure'
import { aServer } from '../fixtures/a-server'
import { anOperator } from '../fixtures/an-operator'
import { aModelFile } from '../fixtures/model-files'
import { buildProcesses, start, workers } from '../fixtures/processes'
import { makeReadOnly } from '../fixtures/read-only'

const rides = [{ pickupAt: '2023-02-03T08:15:00', pickup: '1', dropoff: '2' }]
let folder: string

beforeAll(() => buildProcesses(), 60_000)
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ridecast-hostile-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const predict = (url: string, endpoint = 'nyc') =>
  fetch(`${url}/api/v1/endpoints/${endpoint}/predict`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ rides }),
  })

async function answered(url: string) {
  const response = await predict(url)
  const { predictions } = await response.json()
  return { status: response.status, version: predictions?.[0]?.version, minutes: predictions?.[0]?.minutes }
}

describe('killed -9', () => {
  const data = () => join(folder, 'data')
  const modelFile = async (minutes: number) => {
    const path = join(folder, `${minutes}.ridecast`)
    writeFileSync(path, await aModelFile(minutes))
    return path
  }
  const steps: [string, 'old' | 'new'][] = [
    ['before the upload', 'old'],
    ['after the upload', 'old'],
    ['before the check', 'old'],
    ['after the check', 'old'],
    ['before the timeline', 'old'],
    ['within the timeline', 'old'],
    ['after the timeline', 'new'],
    ['after the deploy', 'new'],
  ]

  test.each(steps)(
    '%s of a deploy, it serves the %s version, whole',
    async (step, expected) => {
      expect(await start('deploy-and-die', [data(), await modelFile(1), '1', 'never']).ended).toMatchObject({ code: 0 })
      const killed = await start('deploy-and-die', [data(), await modelFile(2), '2', step]).ended
      expect(killed.signal).toBe('SIGKILL')
      const server = await aServer({ folder: data() })
      const answer = await answered(server.url)
      const [older, newer] = [
        { status: 200, version: 'm/1', minutes: 1 },
        { status: 200, version: 'm/2', minutes: 2 },
      ]
      if (step === 'within the timeline') expect([older, newer]).toContainEqual(answer)
      else expect(answer).toEqual(expected === 'old' ? older : newer)
      await server.stop()
    },
    30_000,
  )

  test('before its very first deployment is through, there is no endpoint, and nothing half', async () => {
    await start('deploy-and-die', [data(), await modelFile(1), '1', 'before the endpoint']).ended
    const server = await aServer({ folder: data() })
    expect((await predict(server.url)).status).toBe(401)
    expect((await fetch(`${server.url}/api/health/ready`)).status).toBe(200)
    await server.stop()
  }, 30_000)
})

test('SIGTERM under load: it says that it is not ready, answers all it was asked, writes its log, and ends', async () => {
  const running = start('serve', [join(folder, 'data'), workers])
  const [, url = '', token = ''] = await running.printed(/listening (\S+) (\S+)/)
  const operator = await anOperator(url, async () => token)
  await operator.deploy('nyc', await aModelFile(3), 1, 'public')
  let isDraining = false
  let answeredRides = 0
  const failures: unknown[] = []
  const ask = async () => {
    while (!isDraining) {
      const response = await predict(url).catch((error: unknown) => failures.push(error))
      if (response instanceof Response && response.status === 200) {
        await response.json()
        answeredRides++
      } else if (response instanceof Response) failures.push(response.status)
    }
  }
  const watch = async () => {
    while (!isDraining) {
      isDraining = (await fetch(`${url}/api/health/ready`)).status === 503
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
  const load = [...Array.from({ length: 8 }, ask), watch()]
  await expect.poll(() => answeredRides, { timeout: 15_000 }).toBeGreaterThan(20)
  running.child.kill('SIGTERM')
  await Promise.all(load)
  expect(await running.ended).toEqual({ code: 0, signal: null })
  expect(failures).toEqual([])
  const log = new Database(join(folder, 'data', 'log.db'))
  expect(log.prepare('SELECT count(*) AS n, min(minutes) AS m FROM prediction').all()).toEqual([
    { n: answeredRides, m: 3 },
  ])
  log.close()
}, 30_000)

test('a hundred swaps under load: no error, each answer names one version, and memory stays flat', async () => {
  const server = await aServer({ folder: join(folder, 'data'), settings: { logDays: 0 } })
  const operator = await anOperator(server.url, server.container.offerSignIn)
  await operator.deploy('nyc', await aModelFile(1), 1, 'public')
  setFlagsFromString('--expose-gc')
  const collect: () => void = runInNewContext('gc')
  const memory = () => {
    collect()
    const { heapUsed, arrayBuffers } = process.memoryUsage()
    return heapUsed + arrayBuffers
  }
  let isDone = false
  let count = 0
  const wrong: unknown[] = []
  const seen = new Set<string>()
  // Client and server share this thread: a pause between requests leaves room for the swaps.
  const load = Array.from({ length: 4 }, async () => {
    while (!isDone) {
      const answer = await answered(server.url).catch((error: unknown) => ({ status: error, version: '', minutes: 0 }))
      count++
      seen.add(String(answer.version))
      if (answer.status !== 200 || answer.version !== `green-nyc/${answer.minutes}`) wrong.push(answer)
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
  })
  let before = 0
  for (let version = 2; version <= 101; version++) {
    await operator.deploy('nyc', await aModelFile(version), version)
    if (version === 21) before = memory()
  }
  const after = memory()
  isDone = true
  await Promise.all(load)
  expect(wrong).toEqual([])
  expect(count).toBeGreaterThan(100)
  expect(seen.size).toBeGreaterThan(10)
  expect(after - before).toBeLessThan(8e6)
  await server.stop()
}, 60_000)

describe('a database', () => {
  test('with no room left: what the disk refuses is "full"; predictions go on, writes are 507', async () => {
    const opened = openDatabase<{ t: { x: string } }>(join(folder, 'small.db'), {
      migrations: ['CREATE TABLE t (x TEXT)'],
      synchronous: 'FULL',
      countCommits: false,
    })
    if (!opened.ok) throw new Error(opened.error.message)
    opened.value.raw.exec('PRAGMA max_page_count = 8')
    const fill = opened.value.db.transaction().execute((tx) =>
      tx
        .insertInto('t')
        .values({ x: 'x'.repeat(1e5) })
        .execute(),
    )
    await expect(fill).rejects.toMatchObject({ name: 'StoreFailure', kind: 'full' })
    await opened.value.close()

    const server = await aServer({ folder: join(folder, 'data') })
    const operator = await anOperator(server.url, server.container.offerSignIn)
    await operator.deploy('nyc', await aModelFile(1), 1, 'public')
    const { access } = server.container.deps
    const { addKey } = access
    Object.assign(access, { addKey: () => Promise.reject(new StoreFailure('full', null)) })
    expect((await operator.call('POST', '/api/v1/keys', { name: 'x', scope: 'predict' })).status).toBe(507)
    expect((await answered(server.url)).status).toBe(200)
    Object.assign(access, { addKey })
    expect((await operator.call('POST', '/api/v1/keys', { name: 'x', scope: 'predict' })).status).toBe(201)
    await server.stop()
  })

  test('damaged: it does not start, says how to restore, and leaves the file as it is', async () => {
    const data = join(folder, 'data')
    await (await aServer({ folder: data })).stop()
    writeFileSync(join(data, 'control.db'), 'x'.repeat(20_000))
    const running = start('serve', [data, workers])
    expect(await running.ended).toMatchObject({ code: 1 })
    expect(running.err()).toMatch(/control\.db is not a database.*from a backup/)
  })

  test('that may not be written: it does not start and says so', async ({ skip }) => {
    const data = join(folder, 'data')
    await (await aServer({ folder: data })).stop()
    const makeWritable = makeReadOnly(data)
    if (makeWritable === null) return skip('Root may write anything, and here it may not mount a read-only folder.')
    const running = start('serve', [data, workers])
    const { code } = await running.ended
    makeWritable()
    expect([code, running.err()]).toEqual([1, expect.stringMatching(/cannot be written/)])
  })
})

describe('a start that cannot be', () => {
  const main = (env: Readonly<Record<string, string>>) =>
    start('main', [], { env: { NODE_ENV: 'production', RIDECAST_DATA: join(folder, 'data'), PORT: '31399', ...env } })
  const refusal = async (env: Readonly<Record<string, string>>) => {
    const running = main(env)
    const { code } = await running.ended
    expect([code, running.out()]).toEqual([1, ''])
    expect(running.err().trim().split('\n')).toHaveLength(1)
    return running.err()
  }

  test('since the port is in use, says which and how to choose another', async () => {
    const holder = createServer()
    await new Promise<void>((resolve) => holder.listen(31_398, '127.0.0.1', resolve))
    expect(await refusal({ PORT: '31398' })).toMatch(/Port 31398 is in use.*PORT=31399 npm start/)
    holder.close()
  }, 20_000)

  test('since settings make no sense, names the setting', async () => {
    expect(await refusal({ PORT: 'http' })).toContain('PORT=http')
    expect(await refusal({ RIDECAST_LOG_DAYS: '-1' })).toContain('RIDECAST_LOG_DAYS=-1')
    expect(await refusal({ RIDECAST_PUBLIC_URL: 'ftp://x' })).toContain('RIDECAST_PUBLIC_URL=ftp://x')
    writeFileSync(join(folder, 'file'), '')
    expect(await refusal({ RIDECAST_DATA: join(folder, 'file') })).toContain('is not a folder')
  }, 30_000)

  test('for others, since nobody has signed in yet, says what to do first', async () => {
    expect(await refusal({ HOST: '0.0.0.0' })).toMatch(/before anyone has signed in/)
  }, 20_000)

  test('since another server holds the data folder, says so', async () => {
    const server = await aServer({ folder: join(folder, 'data') })
    expect(await refusal({})).toMatch(/Another Ridecast server uses the data folder/)
    await server.stop()
  }, 20_000)
})

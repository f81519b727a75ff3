import { mkdirSync, mkdtempSync, rmSync, statSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { openControl } from '@/lib/adapters/sql/open-control'
import { loadArtefact } from '@/lib/models/load-artefact'
import { parseLocalTime } from '@/lib/shared/local-time'
import { aServedProcess, type ServedProcess } from '../fixtures/a-served-process'
import { aModelFile, aWideModelFile } from '../fixtures/model-files'
import { buildProcesses, start, workers } from '../fixtures/processes'

const ROUNDS = 10
let folder: string

beforeAll(() => buildProcesses(), 60_000)
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ridecast-killed-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Makes keys without end; which were acknowledged. */
function writeKeys({ operator }: ServedProcess, acknowledged: Set<string>): void {
  const write = async (): Promise<void> => {
    const made = await operator.call('POST', '/api/v1/keys', { name: 'k', scope: 'predict' })
    if (made.status === 201) acknowledged.add((await made.json()).id)
    return write()
  }
  // Ends with the server.
  write().catch(() => {})
}

/** Opens what a killed server left, as the next one will, and says how long that took. */
async function reopen(): Promise<number> {
  const began = performance.now()
  const control = openControl(folder)
  const took = performance.now() - began
  if (!control.ok) throw new Error(control.error.message)
  await control.value.close()
  return took
}

/** What the model says of the ride that is asked for. */
async function minutesOf(file: Uint8Array): Promise<number> {
  const loaded = await loadArtefact(file)
  if (!loaded.ok) throw new Error(loaded.error.message)
  const pickupAt = parseLocalTime('2023-02-03T08:15:00')
  const { minutes } = loaded.value.predictor.predict({
    rows: 1,
    pickupAt: Int32Array.of(pickupAt.ok ? pickupAt.value : 0),
    pickupZone: Uint16Array.of(1),
    dropoffZone: Uint16Array.of(2),
  })
  return expect.closeTo(minutes[0] ?? Number.NaN, 4)
}

async function answered(server: ServedProcess) {
  const response = await server.predict()
  const { predictions } = await response.json()
  return { status: response.status, version: predictions?.[0]?.version, minutes: predictions?.[0]?.minutes }
}

test(`killed -9 at ${ROUNDS} moments of a deploy, while keys are written: the old version or the new, whole; no key lost; open within a second`, async () => {
  const acknowledged = new Set<string>()
  let server = await aServedProcess(folder)
  const began = performance.now()
  await server.operator.deploy('nyc', await aWideModelFile(1), 1, 'public')
  const took = performance.now() - began

  const seen = new Set<string>()
  for (let round = 0; round < ROUNDS; round++) {
    const version = round + 2
    const file = await aWideModelFile(version)
    const before = await answered(server)
    writeKeys(server, acknowledged)
    let isDone = false
    const deploying = server.operator.deploy('nyc', file, version, 'public').then(
      () => {
        isDone = true
      },
      () => {},
    )
    await new Promise((resolve) => setTimeout(resolve, ((round + 0.5) / ROUNDS) * took * 1.3))
    const wasDone = isDone
    server.running.child.kill('SIGKILL')
    await server.running.ended
    await deploying
    expect(await reopen()).toBeLessThan(1_000)

    server = await aServedProcess(folder)
    const after = await answered(server)
    if (after.version === before.version) expect([after, wasDone]).toEqual([before, false])
    else expect(after).toEqual({ status: 200, version: `green-nyc/${version}`, minutes: await minutesOf(file) })
    seen.add(after.version === before.version ? 'old' : 'new')
    const { keys } = await (await server.operator.call('GET', '/api/v1/keys')).json()
    const kept = new Set(keys.map((it: { id: string }) => it.id))
    expect([...acknowledged].filter((id) => !kept.has(id))).toEqual([])
    const detail = await server.operator.call('GET', '/api/v1/endpoints/nyc')
    expect([detail.status, (await detail.json()).live.version]).toEqual([200, Number(after.version.split('/')[1])])
  }
  expect([...seen].sort()).toEqual(['new', 'old'])
  expect(acknowledged.size).toBeGreaterThan(ROUNDS)
  await server.stop()
}, 90_000)

test('killed -9 after answering: rides that the log had taken are there, and the next server writes on', async () => {
  let server = await aServedProcess(folder)
  await server.operator.deploy('nyc', await aModelFile(3), 1, 'public')
  const logged = () => {
    const log = new Database(join(folder, 'log.db'), { readonly: true })
    const [{ n }] = log.prepare('SELECT count(*) AS n FROM prediction').all() as [{ n: number }]
    log.close()
    return n
  }
  expect((await server.predict('nyc', 1_000)).status).toBe(200)
  await expect.poll(logged, { timeout: 10_000 }).toBe(1_000)
  await server.predict()
  server.running.child.kill('SIGKILL')
  await server.running.ended
  server = await aServedProcess(folder)
  const kept = logged()
  expect(kept).toBeGreaterThanOrEqual(1_000)
  expect((await server.predict()).status).toBe(200)
  await server.stop()
  expect(logged()).toBe(kept + 1)
}, 30_000)

test('copied while it is written, as the README says, control.db serves the same from another folder', async () => {
  const server = await aServedProcess(folder)
  await server.operator.deploy('nyc', await aModelFile(7), 1, 'public')
  const acknowledged = new Set<string>()
  writeKeys(server, acknowledged)
  await expect.poll(() => acknowledged.size, { timeout: 10_000 }).toBeGreaterThan(5)
  const before = [...acknowledged]
  const elsewhere = join(folder, 'elsewhere')
  mkdirSync(elsewhere)
  const copying = new Database(join(folder, 'control.db'))
  copying.exec(`VACUUM INTO '${join(elsewhere, 'control.db')}'`)
  copying.close()
  server.running.child.kill('SIGKILL')
  await server.running.ended

  const restored = await aServedProcess(elsewhere)
  expect((await answered(restored)).minutes).toBe(7)
  const { keys } = await (await restored.operator.call('GET', '/api/v1/keys')).json()
  const kept = new Set(keys.map((it: { id: string }) => it.id))
  expect(before.filter((id) => !kept.has(id))).toEqual([])
  await restored.stop()
}, 30_000)

test('a write-ahead log that lost its end: it does not start, says how to restore, and leaves the files as they are', async () => {
  const server = await aServedProcess(folder)
  for (let i = 0; i < 5; i++) await server.operator.call('POST', '/api/v1/keys', { name: 'x', scope: 'predict' })
  server.running.child.kill('SIGKILL')
  await server.running.ended
  const log = join(folder, 'control.db-wal')
  const half = Math.floor(statSync(log).size / 2)
  truncateSync(log, half)
  const next = start('serve', [folder, workers])
  expect(await next.ended).toMatchObject({ code: 1 })
  expect(next.err()).toMatch(/control\.db has lost its last changes.*put control\.db back from a backup/)
  expect(statSync(log).size).toBe(half)
}, 30_000)

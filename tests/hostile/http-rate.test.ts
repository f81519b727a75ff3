import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aServedProcess, type ServedProcess } from '../fixtures/a-served-process'
import { aModelFile } from '../fixtures/model-files'
import { buildProcesses } from '../fixtures/processes'

let folder: string
let server: ServedProcess

beforeAll(async () => {
  await buildProcesses()
  folder = mkdtempSync(join(tmpdir(), 'ridecast-rate-'))
  // Ten at once, one a second from then on; 127.0.0.2 is the proxy.
  server = await aServedProcess(folder, { env: { RIDECAST_RATE: '1', RIDECAST_TRUSTED_PROXY: '127.0.0.2' } })
  await server.operator.deploy('nyc', await aModelFile(3), 1, 'public')
}, 60_000)
afterAll(async () => {
  server.running.child.kill('SIGKILL')
  await server.running.ended
  rmSync(folder, { recursive: true, force: true })
})

const get = (headers: Record<string, string> = {}, path = '/api/v1/endpoints/nyc') =>
  fetch(`${server.url}${path}`, { headers })
const statuses = async (requests: readonly Promise<Response>[]) => (await Promise.all(requests)).map((it) => it.status)

test('a burst is answered, a longer one is told when to come again, and health always answers', async () => {
  const began = performance.now()
  const burst = await Promise.all(Array.from({ length: 60 }, () => get()))
  const taken = burst.filter((it) => it.status === 200)
  const refused = burst.filter((it) => it.status === 429)
  expect(taken.length + refused.length).toBe(60)
  const seconds = Math.ceil((performance.now() - began) / 1000)
  // Signing in took one of the ten.
  expect(taken.length).toBeGreaterThanOrEqual(9)
  expect(taken.length).toBeLessThanOrEqual(10 + seconds)
  expect(refused[0]?.headers.get('retry-after')).toBe('1')
  expect(await refused[0]?.json()).toMatchObject({
    type: 'urn:ridecast:problem:access/too-many-requests',
    detail: expect.stringContaining('Try again in 1 s'),
  })
  const predictions = Array.from({ length: 20 }, () => server.predict())
  expect(await statuses(predictions)).toContain(429)
  expect(await statuses(Array.from({ length: 20 }, () => get({}, '/api/nowhere')))).toContain(429)
  for (const path of ['/api/health/live', '/api/health/ready']) expect((await get({}, path)).status).toBe(200)
})

test('saying to come from elsewhere does not help', async () => {
  const elsewhere = Array.from({ length: 40 }, (_, i) =>
    get({ 'x-forwarded-for': `203.0.113.${i}`, forwarded: `for=203.0.113.${i}`, 'x-real-ip': `203.0.113.${i}` }),
  )
  expect((await statuses(elsewhere)).filter((it) => it === 429).length).toBeGreaterThan(20)
})

test('whoever has a key or a session is counted by it, not by the address that others share', async () => {
  const made = await server.operator.call('POST', '/api/v1/keys', { name: 'x', scope: 'predict' })
  expect(made.status).toBe(201)
  const { key } = await made.json()
  const authorization = `Bearer ${key}`
  const mine = await statuses(Array.from({ length: 10 }, () => get({ authorization })))
  expect(mine).toEqual(Array(10).fill(200))
  const more = await statuses(Array.from({ length: 40 }, () => get({ authorization })))
  expect(more.filter((it) => it === 429).length).toBeGreaterThan(20)
  expect((await server.operator.call('GET', '/api/v1/keys')).status).toBe(200)
})

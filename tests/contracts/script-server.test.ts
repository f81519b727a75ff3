import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import type { Terminal } from '@/lib/cli/command'
import { main } from '@/lib/cli/main'
import { aServer, type RunningServer } from '@/tests/fixtures/a-server'
import { aTrainingTask } from '@/tests/fixtures/a-training-task'
import { anOperator } from '@/tests/fixtures/an-operator'
import { trainToTheEnd } from '@/tests/fixtures/train-to-the-end'

const folder = mkdtempSync(join(tmpdir(), 'ridecast-script-'))
const model = join(folder, 'model.ridecast')
const RIDE = { pickupAt: '2023-01-24T08:15:00', pickup: '1', dropoff: '3' }
let server: RunningServer
let key = ''

/** Runs a command in this process and reads the object that it prints. */
async function ridecast(args: readonly string[], env: Terminal['env'] = {}) {
  const out: string[] = []
  const told: string[] = []
  const code = await main([...args, '--json'], {
    out: (line) => out.push(line),
    progress: (line) => told.push(line),
    env,
    fetch,
  })
  const answer: unknown = out.length === 1 ? JSON.parse(out[0] ?? '') : null
  return { code, answer, told: told.join('\n') }
}

const deployArgs = () => ['deploy', '--model', model, '--endpoint', 'rides', '--server', server.url]

beforeAll(async () => {
  server = await aServer()
  const { artefact } = await trainToTheEnd(aTrainingTask())
  writeFileSync(model, artefact)
  const operator = await anOperator(server.url, () => server.container.offerSignIn())
  const made = await operator.call('POST', '/api/v1/keys', { name: 'script', scope: 'deploy' })
  key = z.object({ key: z.string() }).parse(await made.json()).key
})

afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

it('deploys with a key, counts versions on, and the endpoint answers what the script predicts', async () => {
  const first = await ridecast([...deployArgs(), '--access', 'public'], { RIDECAST_KEY: key })
  expect(first.told).toContain('Deploying rides/1')
  expect(first).toMatchObject({ code: 0, answer: { endpoint: 'rides', model: 'rides', version: 1, access: 'public' } })
  const again = await ridecast(deployArgs(), { RIDECAST_KEY: key })
  expect(again).toMatchObject({ code: 0, answer: { version: 2 } })

  const served = await fetch(`${server.url}/api/v1/endpoints/rides/predict`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ rides: [RIDE] }),
  })
  const minutes = z.object({ predictions: z.array(z.object({ minutes: z.number() })).length(1) })
  const [answer] = minutes.parse(await served.json()).predictions
  const own = await ridecast(['predict', '--model', model, '--ride', JSON.stringify(RIDE)])
  const { minutes: predicted } = z.object({ minutes: z.number() }).parse(own.answer)
  expect(Math.abs(predicted - (answer?.minutes ?? 0))).toBeLessThan(1e-4)
})

it('says in one sentence why a deploy did not happen', async () => {
  const wrong = await ridecast(deployArgs(), { RIDECAST_KEY: 'not-a-key' })
  expect(wrong).toMatchObject({ code: 1, answer: { error: { code: 'access/not-signed-in' } } })
  const away = await ridecast([...deployArgs().slice(0, -1), 'http://127.0.0.1:9'], { RIDECAST_KEY: key })
  expect(away.code).toBe(1)
  expect(away.told).toContain('cannot be reached')
})

it('prints a sign-in link beside the running server, which works once', async () => {
  const { code, answer } = await ridecast(['sign-in', '--data', server.folder])
  expect(code).toBe(0)
  const link = new URL(z.object({ url: z.string() }).parse(answer).url)
  expect(link.origin).toBe(server.url)
  expect(link.pathname).toBe('/sign-in')
  const redeem = () =>
    fetch(`${server.url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: server.url },
      body: JSON.stringify({ token: link.hash.slice(1) }),
    })
  expect((await redeem()).status).toBe(200)
  expect((await redeem()).status).toBeGreaterThanOrEqual(400)
})

it('prints no link where no server runs, whatever one that was killed has left behind', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ridecast-stopped-'))
  const stopped = await aServer({ folder })
  expect(existsSync(join(folder, 'server.url'))).toBe(true)
  await stopped.stop()
  expect(existsSync(join(folder, 'server.url'))).toBe(false)
  writeFileSync(join(folder, 'server.url'), `${stopped.url}\n`)
  const { code, answer, told } = await ridecast(['sign-in', '--data', folder])
  expect({ code, answer }).toMatchObject({ code: 1, answer: { error: { code: 'sign-in/not-running' } } })
  expect(told).toContain(`No server runs on ${folder}: start it with "npm start"`)
  const other = await ridecast(['sign-in', '--data', server.folder, '--url', 'https://rides.example.org'])
  expect(z.object({ url: z.string() }).parse(other.answer).url).toMatch(/^https:\/\/rides\.example\.org\/sign-in#/)
  rmSync(folder, { recursive: true, force: true })
})

import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect } from 'vitest'
import { aServedProcess } from '../fixtures/a-served-process'
import { buildProcesses } from '../fixtures/processes'
import { type RawConnection, rawConnection } from '../fixtures/raw-http'
import { testUnless } from '../fixtures/unless'

const IDLE = 5_000
const BATCH = 250

function mostFiles(): number {
  const told = execFileSync('sh', ['-c', 'ulimit -Hn'], { encoding: 'utf8' }).trim()
  return told === 'unlimited' ? Number.POSITIVE_INFINITY : Number(told)
}
const reason = mostFiles() < IDLE + 1_000 ? `this user may open ${mostFiles()} files ("ulimit -Hn")` : null

beforeAll(() => buildProcesses(), 60_000)

testUnless(reason)(
  '5,000 connections that say nothing: at most 1,000 are kept, and the others are answered',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ridecast-idle-'))
    const server = await aServedProcess(folder)
    const open: RawConnection[] = []
    const isAlive = async () => (await fetch(`${server.url}/api/health/live`)).status === 200
    for (let count = 0; count < IDLE; count += BATCH) {
      const batch = Array.from({ length: BATCH }, () => rawConnection(server.url).catch(() => null))
      open.push(...(await Promise.all(batch)).filter((it) => it !== null))
      expect(await isAlive()).toBe(true)
    }
    expect(open.length).toBeGreaterThan(IDLE * 0.99)
    const held = () => open.filter((it) => !it.socket.destroyed).length
    await expect.poll(held, { timeout: 10_000 }).toBeLessThanOrEqual(1_000)
    expect(held()).toBeGreaterThan(900)
    const files = `/proc/${server.running.child.pid}/fd`
    if (existsSync(files)) expect(readdirSync(files).length).toBeLessThan(1_100)
    expect(await isAlive()).toBe(true)
    expect((await server.operator.call('GET', '/api/v1/endpoints')).status).toBe(200)
    for (const { socket } of open) socket.destroy()
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  },
  60_000,
)

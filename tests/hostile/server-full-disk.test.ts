import { spawnSync } from 'node:child_process'
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aServedProcess } from '../fixtures/a-served-process'
import { aModelFile } from '../fixtures/model-files'
import { buildProcesses } from '../fixtures/processes'
import { describeUnless } from '../fixtures/unless'

const folder = mkdtempSync(join(tmpdir(), 'ridecast-full-'))
/** A disk of 8 MiB; only root may mount one. */
const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', folder], { encoding: 'utf8' })
const isMounted = mounted.status === 0

const filler = join(folder, 'filler')
/** Takes all the room there is. */
function fill(): void {
  for (const size of [65_536, 4_096, 512])
    try {
      for (;;) appendFileSync(filler, Buffer.alloc(size, 7))
    } catch {
      // No room for so much: less may still fit.
    }
}

beforeAll(() => buildProcesses(), 60_000)
afterAll(() => {
  if (isMounted) spawnSync('umount', ['-l', folder])
  rmSync(folder, { recursive: true, force: true })
})

describeUnless(isMounted ? null : `this user may not mount a disk (${(mounted.stderr ?? '').trim()})`)(
  'a disk that is full',
  () => {
    test('stops no prediction; writes are 507, rides that the log cannot keep are counted; with room again all goes on', async () => {
      let server = await aServedProcess(folder)
      const { operator } = server
      await operator.deploy('nyc', await aModelFile(3), 1, 'public')
      const aKey = () => operator.call('POST', '/api/v1/keys', { name: 'x', scope: 'predict' })
      const dropped = async () => (await (await operator.call('GET', '/api/v1/endpoints/nyc')).json()).logDropped
      const made: number[] = [(await aKey()).status]
      fill()

      // What was set aside before may still take a few.
      for (let tries = 0; tries < 200 && made.at(-1) === 201; tries++) made.push((await aKey()).status)
      expect(made.at(-1)).toBe(507)
      const upload = await operator.upload(await aModelFile(4))
      expect([upload.status, (await upload.json()).detail]).toEqual([507, expect.stringContaining('disk is full')])
      for (let i = 0; i < 5; i++) expect((await server.predict('nyc', 1_000)).status).toBe(200)
      await expect.poll(dropped, { timeout: 10_000 }).toBeGreaterThan(0)
      expect((await server.predict()).status).toBe(200)
      expect((await fetch(`${server.url}/api/health/ready`)).status).toBe(200)

      rmSync(filler)
      const lost = await dropped()
      expect((await aKey()).status).toBe(201)
      await operator.deploy('nyc', await aModelFile(5), 2)
      expect((await server.predict('nyc', 100)).status).toBe(200)
      expect(await dropped()).toBe(lost)
      await server.stop()

      server = await aServedProcess(folder)
      const { keys } = await (await server.operator.call('GET', '/api/v1/keys')).json()
      expect(keys).toHaveLength(made.filter((status) => status === 201).length + 1)
      expect((await (await server.predict()).json()).predictions[0].minutes).toBe(5)
      await server.stop()
      const log = new Database(join(folder, 'log.db'))
      expect(log.prepare("SELECT count(*) AS n FROM prediction WHERE version = 'green-nyc/2'").all()).toEqual([
        { n: 101 },
      ])
      log.close()
    }, 40_000)
  },
)

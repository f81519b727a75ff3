import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { nodeSecrets } from '@/lib/adapters/sql/node-secrets'
import { openControl } from '@/lib/adapters/sql/open-control'
import { offerSignIn } from '@/lib/serving/sign-in-token'
import { millis } from '@/lib/shared/clock'
import { stateOfBuild } from '@/scripts/build/stamp.mjs'
import { anOperator } from '../../fixtures/an-operator'
import { aModelFile } from '../../fixtures/model-files'
import { buildProcesses, type Running, start } from '../../fixtures/processes'
import { describeUnless } from '../../fixtures/unless'
import { apiContract } from './api.contract'

const ofBuild = describeUnless(
  stateOfBuild() === 'fresh' ? null : 'there is no build of these sources ("npm run build" makes one)',
)

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const holder = createServer().listen(0, '127.0.0.1', () => {
      const address = holder.address()
      holder.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

/** A link as the script offers it: beside the running server, through the data folder. */
async function offer(folder: string): Promise<string> {
  const control = openControl(folder)
  if (!control.ok) throw new Error(control.error.message)
  const { token } = await offerSignIn(control.value.sessions, nodeSecrets, { now: () => millis(Date.now()) })
  await control.value.close()
  return token
}

ofBuild('where only Next runs', () => {
  apiContract('the API under next start', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ridecast-next-'))
    const port = await freePort()
    const child = spawn(
      process.execPath,
      ['node_modules/next/dist/bin/next', 'start', '-H', '127.0.0.1', '-p', String(port)],
      {
        env: { ...process.env, NODE_ENV: 'production', RIDECAST_DATA: folder, RIDECAST_LOG_DAYS: '30' },
        stdio: 'ignore',
      },
    )
    const ended = new Promise((resolve) => child.on('close', resolve))
    const url = `http://127.0.0.1:${port}`
    for (let attempt = 0; ; attempt++) {
      const response = await fetch(`${url}/api/health/ready`).catch(() => null)
      if (response?.ok) break
      if (attempt > 300) throw new Error('next start does not answer')
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    return {
      url,
      offer: () => offer(folder),
      async stop() {
        child.kill('SIGKILL')
        await ended
        rmSync(folder, { recursive: true, force: true })
      },
    }
  })
})

ofBuild('our server and Next in one process', () => {
  let folder: string
  let running: Running
  beforeAll(async () => {
    await buildProcesses()
    folder = mkdtempSync(join(tmpdir(), 'ridecast-both-'))
    running = start('serve-both', [], {
      env: { NODE_ENV: 'production', RIDECAST_DATA: folder, RIDECAST_NEXT_DIR: '.next' },
    })
  }, 60_000)
  afterAll(async () => {
    running.child.kill('SIGKILL')
    await running.ended
    rmSync(folder, { recursive: true, force: true })
  })

  test('a deployment through one is seen by the other, both ways', async () => {
    const [, ours = '', theirs = '', token = ''] = await running.printed(/listening (\S+) (\S+) (\S+)/)
    const rides = [{ pickupAt: '2023-02-03T08:15:00', pickup: '1', dropoff: '2' }]
    const minutes = async (url: string) => {
      const response = await fetch(`${url}/api/v1/endpoints/nyc/predict`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ rides }),
      })
      return (await response.json()).predictions?.[0]?.minutes
    }
    const here = await anOperator(ours, async () => token)
    await here.deploy('nyc', await aModelFile(4), 1, 'public')
    expect([await minutes(ours), await minutes(theirs)]).toEqual([4, 4])
    const there = await anOperator(theirs, () => offer(folder))
    await there.deploy('nyc', await aModelFile(5), 2)
    expect([await minutes(ours), await minutes(theirs)]).toEqual([5, 5])
  }, 60_000)
})

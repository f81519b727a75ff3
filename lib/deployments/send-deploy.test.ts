import { expect, test } from 'vitest'
import { artefactId } from '@/lib/shared/ids'
import { fail, ok } from '@/lib/shared/result'
import { fixedClock } from '@/tests/fixtures/fixed-clock'
import { type QueuedDeploy, startDeploy } from './deploy-queue'
import { type DeployServer, sendDeploy } from './send-deploy'

const id = artefactId('a'.repeat(64))
const clock = fixedClock(5)
const sending = startDeploy(
  'd',
  { endpoint: 'e', model: 'm', version: 2, artefactId: id, artefactBytes: 3, access: 'public' },
  clock.now(),
)
const readArtefact = async () => ok(new Uint8Array([1, 2, 3]))
const away = { ok: false, error: { code: 'http/unreachable', message: 'Away.', status: null } } as const

const aServer = (over: Partial<DeployServer> = {}): DeployServer => ({
  uploadModel: async () => ok({ artefactId: id }),
  deploy: async (_, request) => ok({ live: request }),
  ...over,
})

async function drive(server: DeployServer, read: Parameters<typeof sendDeploy>[1]['readArtefact'] = readArtefact) {
  const steps: QueuedDeploy[] = []
  const sent = sendDeploy(sending, { server, clock, readArtefact: read })
  for (;;) {
    const { done, value } = await sent.next()
    if (done) return { steps, end: value.state }
    steps.push(value)
  }
}

test('a deploy uploads, then is checked, then is live under the version that the server names', async () => {
  const { steps, end } = await drive(aServer())
  expect(steps.map((step) => step.state)).toMatchObject([{ status: 'sending', stage: 'check' }])
  expect(end).toEqual({ status: 'live', at: 5, endpointVersion: 'm/2' })
})

test('a server that goes away before or after the upload leaves it waiting', async () => {
  expect((await drive(aServer({ uploadModel: async () => away }))).end).toMatchObject({ status: 'waiting' })
  expect((await drive(aServer({ deploy: async () => away }))).end).toMatchObject({ status: 'waiting' })
})

test('a server that answers for another model is not believed', async () => {
  const other = { artefactId: 'b'.repeat(64), model: 'm', version: 2 }
  expect((await drive(aServer({ deploy: async () => ok({ live: other }) }))).end).toMatchObject({ status: 'refused' })
  expect((await drive(aServer({ uploadModel: async () => ok(other) }))).end).toMatchObject({ status: 'refused' })
})

test('a damaged file is refused before anything is sent', async () => {
  let calls = 0
  const server = aServer({
    uploadModel: async () => {
      calls++
      return away
    },
  })
  const { end } = await drive(server, async () => fail('artefact/damaged', 'Damaged.'))
  expect(end).toMatchObject({ status: 'refused', error: { code: 'artefact/damaged' } })
  expect(calls).toBe(0)
})

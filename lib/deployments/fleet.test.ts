import { expect, test } from 'vitest'
import { artefactId } from '@/lib/shared/ids'
import { fixedClock } from '@/tests/fixtures/fixed-clock'
import { memoryDeployments } from '@/tests/fixtures/memory-deployments'
import { aModelFile } from '@/tests/fixtures/model-files'
import { checkModel } from './check-model'
import { type Fleet, openFleet } from './fleet'

const pause = async () => {}

async function aFleet(stores = memoryDeployments()) {
  const clock = fixedClock(1_700_000_000_000)
  const opened = await openFleet({ ...stores, checkModel, clock, pause })
  if (!opened.ok) throw new Error(opened.error.message)
  return { fleet: opened.value, stores, clock }
}

async function deploy(fleet: Fleet, name: string, minutes: number, version: number) {
  const stored = await fleet.upload(await aModelFile(minutes))
  if (!stored.ok) throw new Error(stored.error.message)
  const order = { artefactId: stored.value.model.artefactId, model: 'm', version, by: 'session' }
  return fleet.deploy(name, order)
}

test('a fleet opened again serves what was live, with the one before it warm', async () => {
  const { fleet, stores } = await aFleet()
  await deploy(fleet, 'a', 1, 1)
  await deploy(fleet, 'a', 2, 2)
  const again = await aFleet(stores)
  const resident = again.fleet.get('a')
  expect(resident?.version).toBe('m/2')
  expect(resident?.previous?.artefactId).toBe(resident?.endpoint.timeline[0].artefactId)
})

test('a rollback is undone by another', async () => {
  const { fleet } = await aFleet()
  await deploy(fleet, 'a', 1, 1)
  await deploy(fleet, 'a', 2, 2)
  await fleet.rollback('a', undefined, 'x')
  expect(fleet.get('a')?.version).toBe('m/1')
  await fleet.rollback('a', undefined, 'x')
  expect(fleet.get('a')?.version).toBe('m/2')
  expect(fleet.get('a')?.endpoint.timeline.map((it) => it.revision)).toEqual([1, 2, 3, 4])
})

test('a rollback may name any revision of the timeline, and only those', async () => {
  const { fleet } = await aFleet()
  for (const version of [1, 2, 3]) await deploy(fleet, 'a', version, version)
  expect((await fleet.rollback('a', 1, 'x')).ok).toBe(true)
  expect(fleet.get('a')?.version).toBe('m/1')
  expect(await fleet.rollback('a', 9, 'x')).toMatchObject({ ok: false, error: { code: 'deploy/unknown-revision' } })
})

test('a deployment whose store fails leaves the old version answering', async () => {
  const stores = memoryDeployments()
  const { fleet } = await aFleet(stores)
  await deploy(fleet, 'a', 1, 1)
  stores.endpoints.append = () => Promise.reject(new Error('disk'))
  await expect(deploy(fleet, 'a', 2, 2)).rejects.toThrow('disk')
  expect(fleet.get('a')?.version).toBe('m/1')
})

test('two deployments of one endpoint at once get two revisions', async () => {
  const { fleet } = await aFleet()
  await Promise.all([1, 2, 3, 4].map((version) => deploy(fleet, 'a', version, version)))
  expect(fleet.get('a')?.endpoint.timeline.map((it) => it.revision)).toEqual([1, 2, 3, 4])
})

test('an upload that nothing came of is swept a day later, what is deployed never', async () => {
  const { fleet, stores, clock } = await aFleet()
  await deploy(fleet, 'a', 1, 1)
  const unused = await fleet.upload(await aModelFile(2))
  clock.advance(2 * 86_400_000)
  await openFleet({ ...stores, checkModel, clock, pause })
  expect(unused.ok && (await stores.artefacts.get(unused.value.model.artefactId))).toBeNull()
  expect(await stores.artefacts.get(fleet.get('a')?.live.artefactId ?? artefactId(''))).not.toBeNull()
})

test('while it runs it sweeps the same', async () => {
  const { fleet, stores, clock } = await aFleet()
  const unused = await fleet.upload(await aModelFile(2))
  expect(await fleet.sweep()).toBe(0)
  clock.advance(86_400_001)
  expect(await fleet.sweep()).toBe(1)
  expect(unused.ok && (await stores.artefacts.get(unused.value.model.artefactId))).toBeNull()
})

test('uploads that are not deployed have a cap together; what is deployed, and the same file again, do not count', async () => {
  const stores = memoryDeployments()
  const files = await Promise.all([1, 2, 3].map(aModelFile))
  const [one, two, three] = files
  if (!one || !two || !three) throw new Error('no files')
  const opened = await openFleet({
    ...stores,
    checkModel,
    clock: fixedClock(1_700_000_000_000),
    pause,
    maxUnusedBytes: one.length + two.length,
  })
  if (!opened.ok) throw new Error(opened.error.message)
  const fleet = opened.value
  for (const file of [one, two]) expect((await fleet.upload(file)).ok).toBe(true)
  expect(await fleet.upload(three)).toMatchObject({
    error: { code: 'models/too-many-unused', message: expect.stringContaining('Deploy one of them') },
  })
  expect((await fleet.upload(two)).ok).toBe(true)
  await deploy(fleet, 'a', 1, 1)
  expect((await fleet.upload(three)).ok).toBe(true)
})

test('of uploads that come at once no more are taken than there is room for', async () => {
  const files = await Promise.all([1, 2, 3].map(aModelFile))
  const largest = Math.max(...files.map(({ length }) => length))
  const opened = await openFleet({
    ...memoryDeployments(),
    checkModel,
    clock: fixedClock(1_700_000_000_000),
    pause,
    maxUnusedBytes: 2 * largest,
  })
  if (!opened.ok) throw new Error(opened.error.message)
  const taken = await Promise.all(files.map((file) => opened.value.upload(file)))
  expect(taken.filter(({ ok }) => ok)).toHaveLength(2)
})

test('a fleet does not open without a model that it promised', async () => {
  const { fleet, stores, clock } = await aFleet()
  await deploy(fleet, 'a', 1, 1)
  const damaged = { ...stores.artefacts, get: async () => await aModelFile(99) }
  expect(await openFleet({ ...stores, artefacts: damaged, checkModel, clock, pause })).toMatchObject({
    ok: false,
    error: { message: expect.stringContaining('Endpoint a') },
  })
})

import { describe, expect, test } from 'vitest'
import { encodeArtefact, type SectionName } from '@/lib/models/encode-artefact'
import { FAMILY_NAMES } from '@/lib/models/family-name'
import { openContainer } from '@/lib/models/open-container'
import { someArtefact } from '@/tests/fixtures/some-artefact'
import { someTrips } from '@/tests/fixtures/some-trips'
import { groupOf, whatLeaves } from './what-leaves'

const trips = someTrips(3_000, 4)
const rideKey = (at: number, from: number, to: number) => `${at} ${from} ${to}`

describe.each(FAMILY_NAMES)('a %s that is deployed', (family) => {
  const artefact = someArtefact(family, { trips })
  const item = (what: string) => whatLeaves(artefact, 1).items.find((each) => each.what === what)

  test('takes no ride of its training along: no triple of time, pickup and drop-off, and no pickup time outside the golden rides', async () => {
    const bytes = await encodeArtefact(artefact)
    const { rides } = artefact.golden
    const training = new Set<string>()
    for (let i = 0; i < trips.rows; i++)
      training.add(rideKey(trips.pickupAt[i] ?? 0, trips.pickupZone[i] ?? 0, trips.dropoffZone[i] ?? 0))
    for (let i = 0; i < rides.rows; i++)
      expect(training).not.toContain(
        rideKey(rides.pickupAt[i] ?? 0, rides.pickupZone[i] ?? 0, rides.dropoffZone[i] ?? 0),
      )

    const times = new Set(trips.pickupAt)
    const words = new Int32Array(bytes.slice(0, bytes.length - (bytes.length % 4)).buffer)
    const found = words.filter((word) => times.has(word))
    expect(found.every((word) => rides.pickupAt.includes(word))).toBe(true)
  })

  test('says how many rides the scarcest of its figures stands for: at least five', () => {
    expect(whatLeaves(artefact, 1).fewestRides).toBeGreaterThanOrEqual(5)
  })

  test('counts what is in the file', () => {
    expect(whatLeaves(artefact, 12_345).bytes).toBe(12_345)
    expect(item('zones')).toMatchObject({ count: 8, detail: expect.stringContaining('a mean distance') })
    expect(item('places')).toMatchObject({ count: 7, detail: expect.stringContaining('7 names, 0 boroughs, 7 points') })
    expect(item('pairs of zones')?.count).toBe(artefact.features.pairKeys.length)
    expect(item('synthetic rides')?.count).toBe(artefact.golden.rides.rows)
    expect(item('learnt numbers')?.count).toBeGreaterThan(0)
    expect(item('scales of features')?.count ?? 0).toBe(artefact.features.centre.length)
    const { low, high } = artefact.range
    expect(item('facts of the training')?.detail).toContain(`longest prediction (${low} to ${high} min)`)
  })

  test('has words for every array of its file', async () => {
    const opened = await openContainer(await encodeArtefact(artefact))
    if (!opened.ok) throw new Error(opened.error.message)
    for (const { name } of opened.value.sections) expect([name, groupOf(name as SectionName)]).not.toContain(undefined)
  })
})

test('only a lookup table has cells of hour bands', () => {
  const has = (family: 'linear' | 'pair-hour-lookup') =>
    whatLeaves(someArtefact(family, { trips }), 1).items.some((item) => item.what === 'pair × hour-band cells')
  expect([has('pair-hour-lookup'), has('linear')]).toEqual([true, false])
})

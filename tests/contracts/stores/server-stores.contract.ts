import { describe, expect, test } from 'vitest'
import type { ArtefactStore } from '@/lib/deployments/artefact-store'
import type { Deployment, Endpoint } from '@/lib/deployments/endpoint'
import type { EndpointStore } from '@/lib/deployments/endpoint-store'
import type { KeyRecord, KeyStore } from '@/lib/serving/key-store'
import type { SessionStore } from '@/lib/serving/session-store'
import type { ShareRecord, ShareStore } from '@/lib/serving/share-store'
import { millis } from '@/lib/shared/clock'
import { artefactId } from '@/lib/shared/ids'

export interface ServerStores {
  readonly endpoints: EndpointStore
  readonly artefacts: ArtefactStore
  readonly keys: KeyStore
  readonly sessions: SessionStore
  readonly shares: ShareStore
}

const nth = (n: number) => artefactId(String(n).repeat(64))
const at = millis(1_700_000_000_000)

const aDeployment = (revision: number): Deployment => ({
  revision,
  action: 'deploy',
  artefactId: nth(revision),
  model: 'green-nyc',
  version: revision,
  family: 'linear',
  deployedAt: at,
  by: 'session',
})
const anEndpoint: Endpoint = { name: 'nyc', access: 'private', createdAt: at, timeline: [aDeployment(1)] }
const aKey: KeyRecord = {
  id: 'k',
  name: "O'Neil",
  scope: 'predict',
  hint: 'abcd',
  digest: 'd',
  createdAt: at,
  lastUsedAt: null,
  revokedAt: null,
}
const aShare: ShareRecord = { id: 's', endpoint: 'nyc', name: 'Ann', digest: 'd', createdAt: at, revokedAt: null }

/** What the stores of a server promise, wherever they keep things. `open` gives empty ones. */
export function serverStoresContract(name: string, open: () => Promise<ServerStores>): void {
  const withModels = async (...ns: number[]) => {
    const stores = await open()
    for (const n of ns) await stores.artefacts.put(nth(n), new Uint8Array([n]), 'linear', at)
    return stores
  }

  describe(`${name} keep a server's state`, () => {
    test('an endpoint comes back with its timeline in order, and with who may call', async () => {
      const { endpoints } = await withModels(1, 2, 3)
      await endpoints.create(anEndpoint)
      await endpoints.append('nyc', aDeployment(2), 'public')
      await endpoints.append('nyc', { ...aDeployment(3), action: 'rollback' }, 'public')
      const timeline = [aDeployment(1), aDeployment(2), { ...aDeployment(3), action: 'rollback' }]
      expect(await endpoints.list()).toEqual([{ ...anEndpoint, access: 'public', timeline }])
      await endpoints.setAccess('nyc', 'private')
      expect((await endpoints.list())[0]?.access).toBe('private')
      await endpoints.remove('nyc')
      expect(await endpoints.list()).toEqual([])
    })

    test('an endpoint is made once', async () => {
      const { endpoints } = await withModels(1)
      await endpoints.create(anEndpoint)
      await expect(endpoints.create({ ...anEndpoint, access: 'public' })).rejects.toThrow()
      expect(await endpoints.list()).toEqual([anEndpoint])
    })

    test('bytes come back as they went, are kept once, and are swept only when old and unused', async () => {
      const { artefacts, endpoints } = await withModels(1, 2)
      expect(await artefacts.put(nth(1), new Uint8Array([1]), 'linear', at)).toBe('known')
      expect([...((await artefacts.get(nth(1))) ?? [])]).toEqual([1])
      expect(await artefacts.get(nth(9))).toBeNull()
      await endpoints.create(anEndpoint)
      expect(await artefacts.sweep(at)).toBe(0)
      expect(await artefacts.sweep(millis(at + 1))).toBe(1)
      expect(await artefacts.get(nth(2))).toBeNull()
      expect(await artefacts.get(nth(1))).not.toBeNull()
    })

    test('bytes that no deployment names are counted, but for those asked about', async () => {
      const { artefacts, endpoints } = await withModels(1, 2)
      await artefacts.put(nth(3), new Uint8Array(70), 'linear', at)
      await endpoints.create(anEndpoint)
      expect(await artefacts.unusedBytes(nth(2))).toBe(70)
      expect(await artefacts.unusedBytes(nth(9))).toBe(71)
    })

    test('a key remembers its use and its revocation', async () => {
      const { keys } = await open()
      await keys.add(aKey)
      expect(await keys.list()).toEqual([aKey])
      await keys.touch(new Map([['k', millis(at + 5)]]))
      await keys.revoke('k', millis(at + 9))
      expect(await keys.list()).toEqual([{ ...aKey, lastUsedAt: at + 5, revokedAt: at + 9 }])
      await keys.add({ ...aKey, id: 'other' })
      await keys.forget(['k', 'nobody'])
      expect((await keys.list()).map(({ id }) => id)).toEqual(['other'])
    })

    test('a sign-in token is redeemed once, in its time, and makes an admin', async () => {
      const { sessions } = await open()
      const session = (digest: string) => ({ digest, createdAt: millis(at + 10), expiresAt: millis(at + 99) })
      await sessions.offer('good', at, millis(at + 50))
      await sessions.offer('stale', at, millis(at + 10))
      expect(await sessions.hasAdmin()).toBe(false)
      expect(await sessions.redeem('nothing', session('a'))).toBe('unknown')
      expect(await sessions.redeem('stale', session('a'))).toBe('expired')
      expect(await sessions.hasAdmin()).toBe(false)
      const outcomes = await Promise.all([sessions.redeem('good', session('a')), sessions.redeem('good', session('b'))])
      expect(outcomes.toSorted()).toEqual(['redeemed', 'used'])
      expect(await sessions.list()).toHaveLength(1)
      expect(await sessions.hasAdmin()).toBe(true)
      for (const { digest } of await sessions.list()) await sessions.remove(digest)
      expect(await sessions.list()).toEqual([])
    })

    test('a share link remembers its revocation', async () => {
      const { shares, endpoints } = await withModels(1)
      await endpoints.create(anEndpoint)
      await shares.add(aShare)
      expect(await shares.list()).toEqual([aShare])
      await shares.revoke('s', millis(at + 9))
      expect(await shares.list()).toEqual([{ ...aShare, revokedAt: at + 9 }])
      await shares.add({ ...aShare, id: 'other', digest: 'e' })
      await shares.forget(['s', 'nobody'])
      expect((await shares.list()).map(({ id }) => id)).toEqual(['other'])
    })
  })
}

import { describe, expect, test } from 'vitest'
import { moveAlias } from '@/lib/registry/move-alias'
import { register } from '@/lib/registry/register'
import type { RegistryStore } from '@/lib/registry/registry-store'
import { millis } from '@/lib/shared/clock'
import { hashBytes } from '@/lib/shared/hash'
import { artefactId } from '@/lib/shared/ids'
import { fail } from '@/lib/shared/result'
import { aDraft } from '@/tests/fixtures/a-draft'

/** What every registry store promises. `damage` flips a bit of a stored artefact. */
export function registryStoreContract(
  name: string,
  open: () => Promise<{ store: RegistryStore; damage(id: string): Promise<void> }>,
): void {
  const at = millis(1)
  const nth = (n: number) => artefactId(String(n).repeat(64))

  describe(`${name} keeps the registry`, () => {
    test('two that register at the same time get two numbers', async () => {
      const { store } = await open()
      const [a, b] = await Promise.all([
        store.commit((registry) => register(registry, aDraft({ artefactId: nth(1) }), at)),
        store.commit((registry) => register(registry, aDraft({ artefactId: nth(2) }), at)),
      ])
      expect([a, b].map((each) => each.ok && each.value.addVersions[0]?.version).sort()).toEqual([1, 2])
      expect((await store.read()).versions).toHaveLength(2)
    })

    test('a refused decision writes nothing, its bytes included', async () => {
      const { store } = await open()
      const bytes = new Uint8Array([1])
      const id = artefactId(await hashBytes(bytes))
      const refused = await store.commit(() => fail('no', 'No.'), { id, bytes })
      expect(refused.ok).toBe(false)
      expect((await store.artefact(id)).ok).toBe(false)
    })

    test('a decision that throws leaves what was there', async () => {
      const { store } = await open()
      await store.commit((registry) => register(registry, aDraft(), at))
      await expect(
        store.commit(() => {
          throw new Error('bug')
        }),
      ).rejects.toThrow('bug')
      expect((await store.read()).versions).toHaveLength(1)
    })

    test('an alias moves and its history says from where to where', async () => {
      const { store } = await open()
      await store.commit((registry) => register(registry, aDraft({ artefactId: nth(1) }), at))
      await store.commit((registry) => register(registry, aDraft({ artefactId: nth(2) }), at))
      for (const to of [1, 2, null])
        await store.commit((registry) => moveAlias(registry, { model: 'green-nyc', alias: 'champion', to }, at))
      expect((await store.read()).aliases).toEqual([])
      expect((await store.events('green-nyc')).map((event) => event.what)).toEqual([
        { kind: 'registered', version: 1 },
        { kind: 'registered', version: 2 },
        { kind: 'alias-moved', alias: 'champion', from: null, to: 1 },
        { kind: 'alias-moved', alias: 'champion', from: 1, to: 2 },
        { kind: 'alias-moved', alias: 'champion', from: 2, to: null },
      ])
      expect(await store.events('other')).toEqual([])
    })

    test('stored bytes come back, and a flipped bit is found', async () => {
      const { store, damage } = await open()
      const bytes = new Uint8Array([1, 2, 3, 4])
      const id = artefactId(await hashBytes(bytes))
      await store.commit((registry) => register(registry, aDraft({ artefactId: id }), at), { id, bytes })
      const sound = await store.artefact(id)
      expect(sound.ok && [...sound.value]).toEqual([1, 2, 3, 4])
      await damage(id)
      const damaged = await store.artefact(id)
      expect(!damaged.ok && damaged.error.code).toBe('artefact/damaged')
    })
  })
}

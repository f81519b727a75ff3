import { describe, expect, test } from 'vitest'
import { startDeploy } from '@/lib/deployments/deploy-queue'
import type { DeployQueueStore } from '@/lib/deployments/deploy-queue-store'
import { millis } from '@/lib/shared/clock'
import { artefactId } from '@/lib/shared/ids'

const aDeploy = (id: string, at: number) =>
  startDeploy(
    id,
    {
      endpoint: 'green-nyc',
      model: 'green',
      version: 3,
      artefactId: artefactId('a'.repeat(64)),
      artefactBytes: 10,
      access: 'private',
    },
    millis(at),
  )

export function deployQueueStoreContract(name: string, open: () => Promise<DeployQueueStore>): void {
  describe(`the ${name} deploy queue`, () => {
    test('lists what was put, oldest first, each once', async () => {
      const store = await open()
      await store.put(aDeploy('b', 2))
      await store.put(aDeploy('a', 1))
      await store.put({ ...aDeploy('b', 2), attempts: 2 })
      expect((await store.list()).map(({ id, attempts }) => [id, attempts])).toEqual([
        ['a', 1],
        ['b', 2],
      ])
    })

    test('forgets what was removed', async () => {
      const store = await open()
      await store.put(aDeploy('a', 1))
      await store.remove('a')
      expect(await store.get('a')).toBeNull()
      expect(await store.list()).toEqual([])
    })
  })
}

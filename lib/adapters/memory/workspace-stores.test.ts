import type { ArtefactId } from '@/lib/shared/ids'
import { artefactId } from '@/lib/shared/ids'
import { jobStoreContract } from '@/tests/contracts/stores/job-store.contract'
import { registryStoreContract } from '@/tests/contracts/stores/registry-store.contract'
import { runStoreContract } from '@/tests/contracts/stores/run-store.contract'
import { memoryJobStore } from './job-store'
import { memoryRegistryStore } from './registry-store'
import { memoryRunStore } from './run-store'

const shelf = () => new Map<ArtefactId, Uint8Array>()

runStoreContract('memory', async () => {
  const artefacts = shelf()
  return { store: memoryRunStore(artefacts), hasArtefact: async (id) => artefacts.has(artefactId(id)) }
})

registryStoreContract('memory', async () => {
  const artefacts = shelf()
  return {
    store: memoryRegistryStore(artefacts),
    damage: async (id) => {
      artefacts.set(artefactId(id), new Uint8Array([1, 2, 3, 5]))
    },
  }
})

jobStoreContract('memory', async () => memoryJobStore())

import { mappingStoreContract } from '@/tests/contracts/stores/mapping-store.contract'
import { memoryMappingStore } from './mapping-store'

mappingStoreContract('memory', async () => memoryMappingStore())

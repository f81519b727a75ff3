import { deployQueueStoreContract } from '@/tests/contracts/stores/deploy-queue-store.contract'
import { memoryDeployQueueStore } from './deploy-queue-store'

deployQueueStoreContract('memory', async () => memoryDeployQueueStore())

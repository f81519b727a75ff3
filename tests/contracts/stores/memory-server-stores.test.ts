import { serverStoresContract } from '@/tests/contracts/stores/server-stores.contract'
import { memoryAccess } from '@/tests/fixtures/memory-access'
import { memoryDeployments } from '@/tests/fixtures/memory-deployments'

serverStoresContract('the stores in memory', async () => ({ ...memoryDeployments(), ...memoryAccess() }))

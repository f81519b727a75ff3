import { serverStoresContract } from '@/tests/contracts/stores/server-stores.contract'
import { memoryAccess } from './access'
import { memoryDeployments } from './deployments'

serverStoresContract('the stores in memory', async () => ({ ...memoryDeployments(), ...memoryAccess() }))

import { payoffStoreContract } from '@/tests/contracts/stores/payoff-store.contract'
import { memoryPayoffStore } from './payoff-store'

payoffStoreContract('memory', async () => memoryPayoffStore())

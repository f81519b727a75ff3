import { sweepStoreContract } from '@/tests/contracts/stores/sweep-store.contract'
import { memorySweepStore } from './sweep-store'

sweepStoreContract('memory', async () => memorySweepStore())

import { crc32 } from '@/lib/shared/crc32'
import { RELEASE } from '@/lib/shared/release'
import { BOOSTED_TREES } from './boosting/boosted-trees-wasm'
import { FUSED_NETS } from './nets/fused-nets-wasm'

/** Rises where a training goes on from a state in another way than before, or a state has another form. */
const STATE_VERSION = 1

/** What a training's bits depend on besides its task: this release, its kernels, and the form of a state. With or without SIMD is the same. */
export const TRAINING_VERSION = `${RELEASE}, kernels ${crc32(new TextEncoder().encode(BOOSTED_TREES + FUSED_NETS))
  .toString(16)
  .padStart(8, '0')}, states ${STATE_VERSION}`

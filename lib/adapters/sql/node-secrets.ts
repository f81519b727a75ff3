import { createHash, randomFillSync, timingSafeEqual } from 'node:crypto'
import type { Secrets } from '@/lib/serving/secrets'

/** Random ids are cut from a buffer filled 512 at a time: a call into OpenSSL for each would cost a microsecond a request. */
const POOL = Buffer.alloc(4096)
let used = POOL.length

function id(): string {
  if (used === POOL.length) {
    randomFillSync(POOL)
    used = 0
  }
  used += 8
  return POOL.toString('hex', used - 8, used)
}

/** `Secrets` on node:crypto. */
export const nodeSecrets: Secrets = {
  id,
  token: () => randomFillSync(Buffer.alloc(32)).toString('base64url'),
  digest: (text) => createHash('sha256').update(text).digest('hex'),
  equal: (a, b) => {
    const left = Buffer.from(a)
    const right = Buffer.from(b)
    return left.length === right.length && timingSafeEqual(left, right)
  },
}

import type { Clock } from '@/lib/shared/clock'

/**
 * UUIDs of version 7 (RFC 9562): 48 bits of milliseconds, a 12-bit counter within the millisecond, 62 random bits. They only ever grow within
 * one process, also when the clock is set back.
 */
export function uuidV7(clock: Clock, randomHex16: () => string): () => string {
  let last = 0
  let counter = 0
  return () => {
    const now = clock.now()
    if (now > last) {
      last = now
      counter = 0
    } else if (++counter > 0xfff) {
      last++
      counter = 0
    }
    const time = last.toString(16).padStart(12, '0')
    const random = randomHex16()
    const variant = '89ab'.charAt(Number.parseInt(random.charAt(0), 16) & 3)
    return `${time.slice(0, 8)}-${time.slice(8)}-7${counter.toString(16).padStart(3, '0')}-${variant}${random.slice(1, 4)}-${random.slice(4, 16)}`
  }
}

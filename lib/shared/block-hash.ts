import { toHex } from './hash'
import { type Sha256, sha256 } from './ids'

export const HASH_BLOCK_BYTES = 1 << 20

/** Hashes a stream of bytes: SHA-256 over the SHA-256s of its 1 MiB blocks, because WebCrypto cannot hash in pieces. */
export interface BlockHash {
  /** The bytes are copied before this returns. Wait for it where it is a promise: it bounds the blocks in flight. */
  push(bytes: Uint8Array): Promise<void> | undefined
  finish(): Promise<Sha256>
}

const MOST_IN_FLIGHT = 4

export function blockHash(): BlockHash {
  const hashes: Promise<ArrayBuffer>[] = []
  const block = new Uint8Array(HASH_BLOCK_BYTES)
  let filled = 0
  const digest = (bytes: Uint8Array<ArrayBuffer>) => {
    // WebCrypto copies its input before it returns, so the block can be filled again at once.
    hashes.push(crypto.subtle.digest('SHA-256', bytes))
  }
  return {
    push(bytes) {
      let at = 0
      while (at < bytes.length) {
        if (filled === 0 && bytes.length - at >= HASH_BLOCK_BYTES) {
          digest(bytes.subarray(at, at + HASH_BLOCK_BYTES) as Uint8Array<ArrayBuffer>)
          at += HASH_BLOCK_BYTES
          continue
        }
        const part = bytes.subarray(at, at + HASH_BLOCK_BYTES - filled)
        block.set(part, filled)
        filled += part.length
        at += part.length
        if (filled === HASH_BLOCK_BYTES) {
          digest(block)
          filled = 0
        }
      }
      return hashes.length > MOST_IN_FLIGHT
        ? hashes[hashes.length - 1 - MOST_IN_FLIGHT]?.then(() => undefined)
        : undefined
    },
    async finish() {
      if (filled > 0) digest(block.slice(0, filled))
      filled = 0
      const digests = await Promise.all(hashes)
      const joined = new Uint8Array(digests.length * 32)
      digests.forEach((one, i) => {
        joined.set(new Uint8Array(one), i * 32)
      })
      return sha256(toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', joined))))
    },
  }
}

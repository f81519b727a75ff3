import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { blockHash, HASH_BLOCK_BYTES } from './block-hash'
import { crc32 } from './crc32'

const bytes = Uint8Array.from({ length: 2 * HASH_BLOCK_BYTES + 12_345 }, (_, i) => (i * 31) ^ (i >> 7))

function plainly(all: Uint8Array): string {
  const outer = createHash('sha256')
  for (let at = 0; at < all.length; at += HASH_BLOCK_BYTES)
    outer.update(
      createHash('sha256')
        .update(all.subarray(at, at + HASH_BLOCK_BYTES))
        .digest(),
    )
  return outer.digest('hex')
}

test.each([
  [[]],
  [[1]],
  [[HASH_BLOCK_BYTES]],
  [[7, 100_000, 1_500_000]],
  [[HASH_BLOCK_BYTES - 1, HASH_BLOCK_BYTES + 1]],
])('cut at %j, the hash is that of the blocks', async (cuts: number[]) => {
  const hash = blockHash()
  const bounds = [0, ...cuts, bytes.length]
  for (let i = 0; i + 1 < bounds.length; i++) {
    const piece = bytes.slice(bounds[i], bounds[i + 1])
    await hash.push(piece)
    // Whoever pushed the piece may use its memory again.
    piece.fill(0)
  }
  expect(await hash.finish()).toBe(plainly(bytes))
})

test('no bytes have a hash too', async () => {
  expect(await blockHash().finish()).toBe(plainly(new Uint8Array(0)))
})

test('CRC-32 of the check value of the catalogue, in one go and continued', () => {
  const check = new TextEncoder().encode('123456789')
  expect(crc32(check)).toBe(0xcbf43926)
  expect(crc32(check.subarray(4), crc32(check.subarray(0, 4)))).toBe(0xcbf43926)
})

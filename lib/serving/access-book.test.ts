import { expect, test } from 'vitest'
import { memoryAccess } from '@/lib/adapters/memory/access'
import { nodeSecrets } from '@/lib/adapters/sql/node-secrets'
import { fixedClock } from '@/lib/shared/clock'
import { openAccessBook } from './access-book'
import { offerSignIn } from './sign-in-token'

async function aBook() {
  const clock = fixedClock(1_700_000_000_000)
  const stores = memoryAccess()
  const book = await openAccessBook({ ...stores, secrets: nodeSecrets, clock })
  return { clock, stores, book }
}

test('a session is good for thirty days, then it is nobody’s, also after the server was started again', async () => {
  const { clock, stores, book } = await aBook()
  const { token } = await offerSignIn(stores.sessions, nodeSecrets, clock)
  const { outcome, cookie } = await book.signIn(token, null)
  expect(outcome).toBe('redeemed')
  clock.advance(30 * 86_400_000 - 1)
  expect(book.findSession(cookie)).not.toBeNull()
  clock.advance(1)
  expect(book.findSession(cookie)).toBeNull()
  const again = await openAccessBook({ ...stores, secrets: nodeSecrets, clock })
  expect(again.findSession(cookie)).toBeNull()
})

test('a guessed share link is refused in the time of a revoked one', async () => {
  const { book } = await aBook()
  const made = await book.addShare('nyc', 'x')
  if (!made.ok) throw new Error(made.error.message)
  await book.revokeShare('nyc', made.value.record.id)
  const time = (presented: string) => {
    const samples: number[] = []
    for (let round = 0; round < 400; round++) {
      const start = process.hrtime.bigint()
      for (let i = 0; i < 20; i++) book.findShare(presented)
      samples.push(Number(process.hrtime.bigint() - start))
    }
    return samples.sort((a, b) => a - b)[100] ?? 0
  }
  const [revoked, unknown] = [made.value.token, 'A'.repeat(43)]
  time(revoked)
  time(unknown)
  const ratio = time(revoked) / time(unknown)
  expect(ratio).toBeGreaterThan(0.6)
  expect(ratio).toBeLessThan(1.7)
})

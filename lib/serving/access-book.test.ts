import { expect, test } from 'vitest'
import { nodeSecrets } from '@/lib/adapters/sql/node-secrets'
import { fixedClock } from '@/tests/fixtures/fixed-clock'
import { memoryAccess } from '@/tests/fixtures/memory-access'
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

test('what is revoked takes no room from what works, and only the latest thousand of it are remembered', async () => {
  const { clock, stores, book } = await aBook()
  const makeAndRevoke = async () => {
    const key = await book.addKey('x', 'predict')
    const share = await book.addShare('nyc', 'x')
    if (!key.ok || !share.ok) throw new Error('no room')
    clock.advance(1)
    await book.revokeKey(key.value.record.id)
    await book.revokeShare('nyc', share.value.record.id)
    return { key: key.value.record.id, share: share.value.record.id }
  }
  const first = await makeAndRevoke()
  for (let i = 0; i < 1_000; i++) await makeAndRevoke()
  for (const list of [book.keys(), await stores.keys.list()]) {
    expect(list).toHaveLength(1_000)
    expect(list.some(({ id }) => id === first.key)).toBe(false)
  }
  for (const list of [book.shares('nyc'), await stores.shares.list()]) {
    expect(list).toHaveLength(1_000)
    expect(list.some(({ id }) => id === first.share)).toBe(false)
  }
  for (let i = 0; i < 1_000; i++) expect((await book.addKey('x', 'predict')).ok).toBe(true)
  expect(await book.addKey('x', 'predict')).toMatchObject({ ok: false, error: { code: 'keys/too-many' } })
})

import { expect, test } from 'vitest'
import { createClient } from '@/lib/adapters/http/client'
import { lazyClient } from './lazy-client'

const signedOut = async () =>
  new Response(JSON.stringify({ signedIn: false, expiresAt: null }), {
    headers: { 'content-type': 'application/json' },
  })

test('the client’s code is fetched once, with the first call', async () => {
  let loads = 0
  const client = lazyClient(async () => {
    loads++
    return createClient({ baseUrl: '', fetch: signedOut })
  })
  expect(loads).toBe(0)
  await Promise.all([client.session(), client.session()])
  expect(loads).toBe(1)
})

test('code that did not arrive is asked for again', async () => {
  let loads = 0
  const client = lazyClient(async () => {
    loads++
    if (loads === 1) throw new Error('offline')
    return createClient({ baseUrl: '', fetch: signedOut })
  })
  expect(await client.session()).toMatchObject({ ok: false, error: { status: null } })
  expect(await client.session()).toMatchObject({ ok: true })
})

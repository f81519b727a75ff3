import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aServer, type RunningServer } from '../fixtures/a-server'
import { anOperator, type Operator } from '../fixtures/an-operator'
import { aModelFile } from '../fixtures/model-files'

const json = { 'content-type': 'application/json' }
const rides = JSON.stringify({ rides: [{ pickupAt: '2023-02-03T08:15:00', pickup: '1', dropoff: '2' }] })

let server: RunningServer
let operator: Operator
const url = (path: string) => `${server.url}${path}`
const predictPath = '/api/v1/endpoints/private-nyc/predict'

beforeAll(async () => {
  server = await aServer()
  operator = await anOperator(server.url, server.container.offerSignIn)
  await operator.deploy('private-nyc', await aModelFile(12.5), 1)
  await operator.deploy('green-nyc', await aModelFile(12.5), 1, 'public')
})
afterAll(() => server.stop())

async function aKey(scope: 'predict' | 'deploy'): Promise<{ id: string; key: string }> {
  return (await operator.call('POST', '/api/v1/keys', { name: scope, scope })).json()
}

/** Everything that a caller can see of an answer, but what is new each time. */
async function seen(response: Response) {
  const { requestId: _, ...body } = await response.json()
  const headers = [...response.headers].filter(([name]) => !['date', 'x-request-id', 'traceparent'].includes(name))
  return { status: response.status, headers, body }
}

describe('keys', () => {
  test('none, malformed, unknown, wrong secret and revoked get the same 401', async () => {
    const { id, key } = await aKey('predict')
    await operator.call('DELETE', `/api/v1/keys/${id}`)
    const living = await aKey('predict')
    const ask = async (authorization?: string) =>
      seen(
        await fetch(url(predictPath), {
          method: 'POST',
          headers: { ...json, ...(authorization && { authorization }) },
          body: rides,
        }),
      )
    const none = await ask()
    expect(none.status).toBe(401)
    for (const wrong of [
      'Bearer x',
      'Basic YTpi',
      'Bearer',
      'nonsense',
      `Bearer rc_0000000000000000_${'A'.repeat(43)}`,
      `Bearer ${living.key.slice(0, -4)}AAAA`,
      `Bearer ${key}`,
    ])
      expect(await ask(wrong)).toEqual(none)
  })

  test('an unknown id takes as long as a wrong secret', async () => {
    const { key } = await aKey('predict')
    const { access } = server.container.deps
    const time = (presented: string) => {
      const samples: number[] = []
      for (let round = 0; round < 400; round++) {
        const start = process.hrtime.bigint()
        for (let i = 0; i < 20; i++) access.findKey(presented)
        samples.push(Number(process.hrtime.bigint() - start))
      }
      return samples.sort((a, b) => a - b)[100] ?? 0
    }
    const wrong = `${key.slice(0, -4)}AAAA`
    const unknown = `rc_0000000000000000_${'A'.repeat(43)}`
    time(wrong)
    time(unknown)
    const ratio = time(wrong) / time(unknown)
    expect(ratio).toBeGreaterThan(0.6)
    expect(ratio).toBeLessThan(1.7)
  })

  test('in the URL are refused, and no answer repeats them', async () => {
    const { key } = await aKey('predict')
    for (const query of [
      `?key=${key}`,
      '?api_key=abc',
      '?access_token=abc',
      `?x=${encodeURIComponent(key)}`,
      `?x=${key.replace('_', '%5F')}`,
    ]) {
      const response = await fetch(url(`${predictPath}${query}`), { method: 'POST', headers: json, body: rides })
      expect(response.status, query).toBe(400)
      expect(await response.text()).not.toContain(key.slice(20))
    }
    const inPath = await fetch(url(`/api/v1/endpoints/${key}`))
    expect(inPath.status).toBe(400)
    expect(await inPath.text()).not.toContain(key.slice(20))
  })

  test('wrong ones too often get 429 and a time to wait, right ones never', async () => {
    const { key } = await aKey('predict')
    const wrong = () => fetch(url('/api/v1/endpoints'), { headers: { authorization: 'Bearer x' } })
    const burst = await Promise.all(Array.from({ length: 60 }, wrong))
    const limited = burst.filter((it) => it.status === 429)
    expect(limited.length).toBeGreaterThan(15)
    expect(Number(limited[0]?.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await fetch(url('/api/v1/endpoints'), { headers: { authorization: `Bearer ${key}` } })).status).toBe(200)
    // Claiming to come from elsewhere does not help.
    const headers = { authorization: 'Bearer x', 'x-forwarded-for': '203.0.113.9', forwarded: 'for=203.0.113.9' }
    expect((await fetch(url('/api/v1/endpoints'), { headers })).status).toBe(429)
  })

  test('a predict key is 403 wherever something would change', async () => {
    const authorization = `Bearer ${(await aKey('predict')).key}`
    const changes: [string, string][] = [
      ['POST', '/api/v1/keys'],
      ['POST', '/api/v1/models'],
      ['POST', '/api/v1/endpoints/private-nyc/deploy'],
      ['POST', '/api/v1/endpoints/private-nyc/rollback'],
      ['PATCH', '/api/v1/endpoints/private-nyc'],
      ['DELETE', '/api/v1/endpoints/private-nyc'],
      ['POST', '/api/v1/endpoints/private-nyc/shares'],
    ]
    for (const [method, path] of changes)
      expect(
        (await fetch(url(path), { method, headers: { authorization, ...json } })).status,
        `${method} ${path}`,
      ).toBe(403)
  })

  test('of a name with a line break or a terminal escape are not made', async () => {
    for (const name of ['a\nb', 'a\u001b[2Jb', '\u202egnp', 'a\u200bb', '', ' '.repeat(101)])
      expect(
        (await operator.call('POST', '/api/v1/keys', { name, scope: 'predict' })).status,
        JSON.stringify(name),
      ).toBe(422)
  })
})

describe('a session', () => {
  const cross = (headers: Record<string, string>, type = 'application/json') =>
    fetch(url('/api/v1/keys'), {
      method: 'POST',
      headers: { cookie: operator.cookie, 'content-type': type, ...headers },
      body: JSON.stringify({ name: 'x', scope: 'predict' }),
    })

  test('changes nothing for a page of another site', async () => {
    expect((await cross({})).status).toBe(403)
    expect((await cross({ origin: 'null' })).status).toBe(403)
    expect((await cross({ origin: 'http://evil.example' })).status).toBe(403)
    expect((await cross({ origin: server.url.replace(/\d+$/, '1') })).status).toBe(403)
    expect((await cross({ origin: server.url, 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await cross({ origin: server.url, 'sec-fetch-site': 'same-site' })).status).toBe(403)
    expect((await cross({ origin: server.url }, 'text/plain')).status).toBe(415)
    expect((await cross({ origin: server.url }, 'application/x-www-form-urlencoded')).status).toBe(415)
    expect((await cross({ origin: server.url })).status).toBe(201)
  })

  test('cannot be forced on a browser by another site', async () => {
    const body = JSON.stringify({ token: await server.container.offerSignIn() })
    const forced = await fetch(url('/api/v1/session'), {
      method: 'POST',
      headers: { ...json, origin: 'http://evil.example' },
      body,
    })
    expect([forced.status, forced.headers.get('set-cookie')]).toEqual([403, null])
  })

  test('is claimed once, however many try at once; later is 410, unknown is 401', async () => {
    const token = await server.container.offerSignIn()
    const claim = (it: string) =>
      fetch(url('/api/v1/session'), {
        method: 'POST',
        headers: { ...json, origin: server.url },
        body: JSON.stringify({ token: it }),
      })
    const statuses = (await Promise.all(Array.from({ length: 8 }, () => claim(token)))).map((it) => it.status)
    expect(statuses.filter((it) => it === 200)).toHaveLength(1)
    expect(statuses.filter((it) => it === 410)).toHaveLength(7)
    expect((await claim(token)).status).toBe(410)
    expect([401, 429]).toContain((await claim('A'.repeat(43))).status)
  })

  test('id that somebody made up, or a cookie that is broken, is nobody', async () => {
    for (const cookie of [
      'ridecast=abc',
      'ridecast=',
      'ridecast',
      `ridecast=${'x'.repeat(9000)}`,
      '; ; =;',
      '__Host-ridecast=x',
    ]) {
      const response = await fetch(url('/api/v1/session'), { headers: { cookie } })
      expect(await response.json()).toEqual({ signedIn: false, expiresAt: null })
    }
  })

  test('under TLS has a Secure cookie with the __Host- prefix, and only the public origin changes things', async () => {
    const site = await aServer({ settings: { publicUrl: new URL('https://rides.example.org') } })
    const token = await site.container.offerSignIn()
    const request = (origin: string) =>
      fetch(`${site.url}/api/v1/session`, {
        method: 'POST',
        headers: { ...json, origin },
        body: JSON.stringify({ token }),
      })
    expect((await request('http://rides.example.org')).status).toBe(403)
    const signedIn = await request('https://rides.example.org')
    expect(signedIn.headers.getSetCookie()[0]).toMatch(
      /^__Host-ridecast=[^;]+; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax; Secure$/,
    )
    await site.stop()
  })
})

describe('somebody from outside', () => {
  test('finds no id of somebody else', async () => {
    expect((await operator.call('DELETE', '/api/v1/keys/0000000000000000')).status).toBe(404)
    expect((await operator.call('DELETE', '/api/v1/endpoints/private-nyc/shares/0000000000000000')).status).toBe(404)
    const { id } = await (await operator.call('POST', '/api/v1/endpoints/green-nyc/shares', { name: 'x' })).json()
    expect((await operator.call('DELETE', `/api/v1/endpoints/private-nyc/shares/${id}`)).status).toBe(404)
    expect((await operator.call('GET', `/api/v1/models/${'0'.repeat(64)}`)).status).toBe(404)
    expect((await operator.call('GET', '/api/v1/models/100000000000000000000')).status).toBe(404)
  })

  test('guesses share links in vain, and slowly', async () => {
    const guesses = await Promise.all(
      Array.from({ length: 80 }, (_, i) => fetch(url(`/api/v1/shared/${String(i).padStart(43, 'A')}`))),
    )
    expect(guesses.every((it) => it.status === 404 || it.status === 429)).toBe(true)
  })

  test('is given no CORS header, with or without credentials', async () => {
    const preflight = await fetch(url(predictPath), {
      method: 'OPTIONS',
      headers: {
        origin: 'http://evil.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
      },
    })
    const simple = await fetch(url('/api/v1/endpoints/green-nyc'), { headers: { origin: 'http://evil.example' } })
    for (const response of [preflight, simple])
      expect([...response.headers.keys()].filter((it) => it.startsWith('access-control-'))).toEqual([])
    expect(simple.headers.get('cross-origin-resource-policy')).toBe('same-origin')
  })

  test('cannot make the server fetch anything: a URL anywhere is text or refused', async () => {
    const canary = await aServer()
    let calls = 0
    canary.server.on('request', () => calls++)
    const bait = `${canary.url}/api/health/live`
    await operator.call('POST', '/api/v1/endpoints/green-nyc/predict', {
      rides: [{ id: bait, pickupAt: bait, pickup: bait, dropoff: bait }],
    })
    await operator.call('POST', '/api/v1/endpoints/green-nyc/deploy', { artefactId: bait, model: bait, version: 1 })
    await operator.call('POST', '/api/v1/keys', { name: bait, scope: 'predict' })
    await fetch(url('/api/v1/session'), { headers: { referer: bait, 'x-forwarded-host': bait, 'next-url': bait } })
    expect(calls).toBe(0)
    await canary.stop()
  })

  test('sees a request id and no insides when something breaks', async () => {
    const broken = await aServer()
    const person = await anOperator(broken.url, broken.container.offerSignIn)
    const reported: string[] = []
    const { deps } = broken.container
    Object.assign(deps, { report: (id: string, error: unknown) => reported.push(`${id} ${error}`) })
    Object.assign(deps.access, {
      addKey: () => Promise.reject(new Error(`SELECT secret FROM api_key at ${import.meta.url}`)),
    })
    const response = await person.call('POST', '/api/v1/keys', { name: 'x', scope: 'predict' })
    const text = await response.text()
    expect(response.status).toBe(500)
    expect(text).not.toMatch(/SELECT|api_key|\.ts|node_modules|Error:|at /)
    const { requestId } = JSON.parse(text)
    expect(reported[0]).toContain(requestId)
    expect(response.headers.get('x-request-id')).toBe(requestId)
    await broken.stop()
  })

  test('injects no SQL by any name', async () => {
    const evil = `'; DROP TABLE api_key; --`
    expect((await operator.call('POST', '/api/v1/keys', { name: evil, scope: 'predict' })).status).toBe(201)
    const { keys } = await (await operator.call('GET', '/api/v1/keys')).json()
    expect(keys.map((it: { name: string }) => it.name)).toContain(evil)
    expect((await operator.call('GET', `/api/v1/endpoints/${encodeURIComponent(evil)}`)).status).toBe(404)
  })
})

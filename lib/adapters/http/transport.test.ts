import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { call, download, type Server } from './transport'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

async function serverThat(answers: RequestListener): Promise<Server> {
  const server = createServer(answers)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  closing.push(
    () =>
      new Promise((done) => {
        server.closeAllConnections()
        server.close(() => done())
      }),
  )
  const { port } = server.address() as AddressInfo
  return { baseUrl: `http://127.0.0.1:${port}`, fetch }
}

const reply = async () => z.object({ minutes: z.number() })
const get = { method: 'GET', path: '/x', reply } as const
const json = (status: number, type: string, body: unknown): RequestListener => {
  return (_, response) => response.writeHead(status, { 'content-type': type }).end(JSON.stringify(body))
}

describe('a call', () => {
  test('returns the parsed answer', async () => {
    const server = await serverThat(json(200, 'application/json; charset=utf-8', { minutes: 12.5 }))
    expect(await call(server, get)).toEqual({ ok: true, value: { minutes: 12.5 } })
  })

  test('sends the key as a bearer token and JSON with its media type', async () => {
    let seen = ''
    const server = await serverThat((request, response) => {
      seen = `${request.headers.authorization} ${request.headers['content-type']}`
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"minutes":1}')
    })
    await call({ ...server, key: 'rk_1' }, { ...get, method: 'POST', json: { a: 1 } })
    expect(seen).toBe('Bearer rk_1 application/json')
  })

  test('turns a problem into a failure that keeps its words, fields and request id', async () => {
    const problem = {
      type: 'urn:ridecast:problem:unknown-zone',
      title: 'Unknown zone',
      status: 422,
      detail: 'Zone "999" is unknown. It accepts 1 to 263.',
      instance: '/x',
      requestId: 'r-1',
      errors: [{ pointer: '#/rides/0/pickup', detail: 'unknown' }],
    }
    const server = await serverThat(json(422, 'application/problem+json', problem))
    expect(await call(server, get)).toEqual({
      ok: false,
      error: {
        code: 'unknown-zone',
        message: problem.detail,
        status: 422,
        requestId: 'r-1',
        fields: problem.errors,
      },
    })
  })

  test('says that a gateway whose server is away is away', async () => {
    const server = await serverThat((_, response) => response.writeHead(502).end('<html>'))
    const outcome = await call(server, get)
    expect(outcome).toMatchObject({ ok: false, error: { code: 'http/502', status: 502 } })
  })

  test('to nobody is unreachable, with no status', async () => {
    const server = await serverThat(json(200, 'application/json', {}))
    for (const close of closing.splice(0)) await close()
    expect(await call(server, get)).toMatchObject({ ok: false, error: { code: 'http/unreachable', status: null } })
  })

  test('that is not answered in time ends', async () => {
    const server = await serverThat(() => undefined)
    const outcome = await call({ ...server, timeout: 30 }, get)
    expect(outcome).toMatchObject({ ok: false, error: { code: 'http/timeout', status: null } })
  })

  test('whose answer was lost is sent once more if it only asks, and never if it does something', async () => {
    const seen: (string | undefined)[] = []
    const server = await serverThat((request, response) => {
      seen.push(request.method)
      if (seen.length === 1 || request.method !== 'GET') response.destroy()
      else response.writeHead(200, { 'content-type': 'application/json' }).end('{"minutes":1}')
    })
    expect(await call(server, get)).toEqual({ ok: true, value: { minutes: 1 } })
    expect(await call(server, { ...get, method: 'POST', json: {} })).toMatchObject({
      ok: false,
      error: { code: 'http/unreachable' },
    })
    expect(seen).toEqual(['GET', 'GET', 'POST'])
  })

  test('can be cancelled', async () => {
    const server = await serverThat(() => stop.abort())
    const stop = new AbortController()
    const outcome = await call(server, { ...get, signal: stop.signal })
    expect(outcome).toMatchObject({ ok: false, error: { code: 'http/cancelled' } })
  })

  test.each([
    ['another shape', json(200, 'application/json', { minutes: '12' })],
    ['a page', json(200, 'text/html', { minutes: 12 })],
    ['no JSON', ((_, r) => r.writeHead(200, { 'content-type': 'application/json' }).end('{')) as RequestListener],
  ])('refuses an answer of %s', async (_, answers) => {
    expect(await call(await serverThat(answers), get)).toMatchObject({
      ok: false,
      error: { code: 'http/unexpected-answer', status: 200 },
    })
  })

  test('never follows a redirect', async () => {
    const server = await serverThat((_, response) => response.writeHead(302, { location: '/y' }).end())
    expect(await call(server, get)).toMatchObject({ ok: false, error: { code: 'http/unreachable' } })
  })
})

describe('a download', () => {
  const bytes: RequestListener = (_, response) => response.end(Buffer.from([1, 2, 3]))

  test('gives the bytes', async () => {
    const got = await download(await serverThat(bytes), '/x', 3)
    expect(got).toEqual({ ok: true, value: new Uint8Array([1, 2, 3]) })
  })

  test('over its limit is refused', async () => {
    expect(await download(await serverThat(bytes), '/x', 2)).toMatchObject({
      ok: false,
      error: { code: 'http/too-long' },
    })
  })

  test('that breaks off is refused', async () => {
    const server = await serverThat((_, response) => {
      response.writeHead(200, { 'content-length': '10' })
      response.write('abc', () => response.destroy())
    })
    expect((await download(server, '/x', 100)).ok).toBe(false)
  })
})

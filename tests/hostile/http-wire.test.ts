import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createHttpServer } from '@/server/http-server'
import { READ_MS } from '@/server/receive'
import { aServer, type RunningServer } from '../fixtures/a-server'
import { anOperator } from '../fixtures/an-operator'
import { aModelFile } from '../fixtures/model-files'
import { rawConnection, say, statusOf } from '../fixtures/raw-http'

let server: RunningServer
let host: string
const predictPath = '/api/v1/endpoints/green-nyc/predict'
const rides = JSON.stringify({ rides: [{ pickupAt: '2023-02-03T08:15:00', pickup: '1', dropoff: '2' }] })

beforeAll(async () => {
  server = await aServer({
    http: { headersMs: 300, bodyMs: 700, readMs: 700, maxConnections: 200 },
    pages: {
      answer: (req, res) =>
        void res.end(
          req.url === '/large'
            ? Buffer.alloc(32 * 1024 * 1024)
            : JSON.stringify({ url: req.url, headers: req.headers, raw: req.rawHeaders }),
        ),
    },
  })
  host = new URL(server.url).host
  const operator = await anOperator(server.url, server.container.offerSignIn)
  await operator.deploy('green-nyc', await aModelFile(12.5), 1, 'public')
})
afterAll(() => server.stop())

const ask = (head: string, body = '') => say(server.url, `${head}\r\nHost: ${host}\r\nConnection: close\r\n\r\n${body}`)
const isAlive = async () => (await fetch(`${server.url}/api/health/live`)).status === 200

describe('a method', () => {
  test('TRACE and others that are not taken are 405 with what is, CONNECT and nonsense 501', async () => {
    for (const path of ['/', '/api/v1/keys']) {
      for (const method of ['TRACE', 'PUT', 'PROPFIND']) {
        const answer = await ask(`${method} ${path} HTTP/1.1`)
        expect([method, statusOf(answer)]).toEqual([method, 405])
        expect(answer).toMatch(/\r\nallow: /i)
      }
      expect(statusOf(await ask(`NONSENSE ${path} HTTP/1.1`))).toBe(501)
    }
    expect(statusOf(await ask('CONNECT example.org:443 HTTP/1.1'))).toBe(501)
  })

  test('POST to a page is 405', async () => {
    expect(statusOf(await ask('POST /overview HTTP/1.1'))).toBe(405)
  })
})

describe('a request', () => {
  test('for a host that is not ours is 421, for pages and for the API', async () => {
    for (const path of ['/', '/api/health/live', '/_next/static/x.js'])
      for (const name of ['evil.example', 'evil.example:80', `${host}.evil.example`, 'localhost@evil.example'])
        expect(
          statusOf(await say(server.url, `GET ${path} HTTP/1.1\r\nHost: ${name}\r\nConnection: close\r\n\r\n`)),
        ).toBe(421)
  })

  test('whose length is told twice, in two ways, or in none that is right, is 400 and the end of its connection', async () => {
    const head = `POST ${predictPath} HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\n`
    for (const lengths of [
      'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /smuggled HTTP/1.1\r\n\r\n',
      'Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n',
      'Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello',
      'Content-Length: -1\r\n\r\n',
      'Content-Length: 5, 5\r\n\r\nhello',
      'Transfer-Encoding: xchunked\r\n\r\n',
      'Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n',
      'X: a\nY: b\r\n\r\n',
      'Content-Length : 5\r\n\r\nhello',
    ]) {
      const answer = await say(server.url, head + lengths)
      expect([lengths, statusOf(answer)]).toEqual([lengths, 400])
      expect(answer.match(/HTTP\/1\.1/g)).toHaveLength(1)
    }
  })

  test('for another server, or without a Host, is refused', async () => {
    expect(statusOf(await ask('GET http://evil.example/ HTTP/1.1'))).toBe(400)
    expect(statusOf(await say(server.url, 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n'))).toBe(400)
    expect(statusOf(await ask('GET //evil.example/ HTTP/1.1'))).toBe(404)
  })

  test('with two Hosts is 400, whichever of them is ours, for pages and for the API', async () => {
    for (const path of ['/', '/api/health/live'])
      for (const [one, other] of [
        [host, 'evil.example'],
        ['evil.example', host],
        [host, host],
      ]) {
        const head = `GET ${path} HTTP/1.1\r\nHost: ${one}\r\nhost: ${other}\r\nConnection: close\r\n\r\n`
        expect(statusOf(await say(server.url, head))).toBe(400)
      }
  })

  test('with headers of 100 kB is 431', async () => {
    expect(statusOf(await ask(`GET / HTTP/1.1\r\nX: ${'x'.repeat(100_000)}`))).toBe(431)
  })

  test('to become a web socket, whatever its target, is closed without an answer', async () => {
    const upgrade = `Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13`
    for (const target of ['/', 'http://169.254.169.254/latest/meta-data', '/_next/webpack-hmr', '/api/v1/keys'])
      expect(await say(server.url, `GET ${target} HTTP/1.1\r\nHost: ${host}\r\n${upgrade}\r\n\r\n`)).toBe('')
  })

  test('for the image optimiser finds nothing', async () => {
    for (const path of ['/_next/image?url=http://evil.example/x.png&w=64&q=75', '/_next/image', '/_next/image/'])
      expect((await fetch(`${server.url}${path}`)).status).toBe(404)
  })

  test('reaches the pages without the headers that only their framework or a proxy may send', async () => {
    const headers = {
      'x-middleware-subrequest': 'middleware:middleware',
      'next-resume': '1',
      'next-action': 'abc',
      'x-matched-path': '/secret',
      'x-nextjs-data': '1',
      'x-invoke-path': '/x',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-for': '1.2.3.4',
      rsc: '1',
    }
    const got = await (await fetch(`${server.url}/data`, { headers })).json()
    for (const name of Object.keys(headers).filter((it) => it !== 'rsc')) {
      expect(got.headers[name]).toBeUndefined()
      expect(got.raw.map((it: string) => it.toLowerCase())).not.toContain(name)
    }
    expect(got.headers.rsc).toBe('1')
  })
})

describe('slowness', () => {
  test('is borne for 10 s in headers, 30 s in a body and 60 s in reading, where nothing shorter is set', () => {
    const { headersTimeout, requestTimeout } = createHttpServer(server.container.deps, null)
    expect([headersTimeout, requestTimeout, READ_MS]).toEqual([10_000, 30_000, 60_000])
  })

  test('in headers is cut', async () => {
    const { write, ended } = await rawConnection(server.url)
    const start = performance.now()
    write(`GET / HTTP/1.1\r\nHost: ${host}\r\n`)
    const answer = await ended
    expect([0, 408]).toContain(statusOf(answer))
    expect(performance.now() - start).toBeLessThan(3_000)
  })

  test('of saying nothing at all is cut', async () => {
    const start = performance.now()
    await (await rawConnection(server.url)).ended
    expect(performance.now() - start).toBeLessThan(3_000)
  })

  test('in a body is cut, however it dribbles', async () => {
    const { write, ended, socket } = await rawConnection(server.url)
    const start = performance.now()
    write(
      `POST ${predictPath} HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n`,
    )
    const dribble = setInterval(() => socket.writable && write(' '), 50)
    const answer = await ended
    clearInterval(dribble)
    expect([0, 408]).toContain(statusOf(answer))
    expect(performance.now() - start).toBeLessThan(4_000)
  })

  test.each([
    ['one large answer', () => `GET /large HTTP/1.1\r\nHost: ${host}\r\n\r\n`],
    ['many answers, all asked for at once', () => predictOf(JSON.parse(rides).rides[0], 1_000).repeat(60)],
  ])('in reading %s is cut', async (_, requests) => {
    const accepted = once(server.server, 'connection')
    const { write, socket } = await rawConnection(server.url)
    socket.pause()
    const [connection] = await accepted
    write(requests())
    await once(connection, 'close', { signal: AbortSignal.timeout(8_000) })
    socket.destroy()
    expect(await isAlive()).toBe(true)
  })

  test('of a thousand idle connections leaves room for others', async () => {
    const idle = await Promise.all(Array.from({ length: 1_000 }, () => rawConnection(server.url).catch(() => null)))
    expect(await isAlive()).toBe(true)
    expect(await connectionsOf(server)).toBeLessThanOrEqual(210)
    for (const it of idle) it?.socket.destroy()
  })
})

/** A whole request for the same ride so many times. */
function predictOf(ride: unknown, times: number): string {
  const body = JSON.stringify({ rides: Array(times).fill(ride) })
  return `POST ${predictPath} HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`
}

const connectionsOf = ({ server: it }: RunningServer): Promise<number> =>
  new Promise((resolve, reject) => it.getConnections((error, count) => (error ? reject(error) : resolve(count))))

describe('a body', () => {
  const post = (body: BodyInit, headers: Record<string, string> = {}) =>
    fetch(`${server.url}${predictPath}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    })

  test('of a megabyte of brackets, a thousand bad rides or a million rides costs less than 50 ms each', async () => {
    const many = (n: number) => JSON.stringify({ rides: Array(n).fill({ pickupAt: 5 }) })
    const bodies = [
      '['.repeat(1_000_000),
      '{"rides":['.concat('{},'.repeat(300_000), '{}]}'),
      many(1000),
      '"'.repeat(1_000_000),
    ]
    // CPU time of client and server together, the least of three rounds: what they do, not what else the machine does.
    const spent: number[] = []
    for (let round = 0; round < 3; round++) {
      const before = process.cpuUsage()
      for (const body of bodies) expect([400, 413, 422]).toContain((await post(body)).status)
      const { user, system } = process.cpuUsage(before)
      spent.push((user + system) / 1000 / bodies.length)
    }
    expect(Math.min(...spent)).toBeLessThan(50)
  })

  test('that is said to be 100 MiB is refused before it is sent', async () => {
    const start = performance.now()
    const answer = await ask(
      `POST ${predictPath} HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: ${100 * 2 ** 20}`,
    )
    expect(statusOf(answer)).toBe(413)
    expect(performance.now() - start).toBeLessThan(2_000)
  })

  test('that grows without saying how far is cut at 1 MiB', async () => {
    const connection = await rawConnection(server.url)
    connection.write(
      `POST ${predictPath} HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`,
    )
    const chunk = `10000\r\n${' '.repeat(0x10000)}\r\n`
    for (let i = 0; i < 40; i++) connection.write(chunk)
    expect(statusOf(await connection.ended)).toBe(413)
  })

  test('cut off in its middle changes nothing and stops nothing', async () => {
    const { write, socket } = await rawConnection(server.url)
    write(
      `POST ${predictPath} HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"rides"`,
    )
    socket.destroy()
    expect(await isAlive()).toBe(true)
  })

  test('that is compressed, or of another kind, is 415', async () => {
    expect((await post(rides, { 'content-encoding': 'gzip' })).status).toBe(415)
    for (const type of [
      'text/plain',
      'application/json; charset=utf-16',
      'application/jsonx',
      'multipart/form-data; boundary=x',
      '',
    ])
      expect((await post(rides, { 'content-type': type })).status, type).toBe(415)
  })
})

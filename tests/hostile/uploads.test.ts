import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { encodeArtefact } from '@/lib/models/encode-artefact'
import { aServer, type RunningServer } from '../fixtures/a-server'
import { anOperator, type Operator } from '../fixtures/an-operator'
import { aModelFile, aModelFileOf, constantModel } from '../fixtures/model-files'
import { rawConnection, statusOf } from '../fixtures/raw-http'
import { someArtefact } from '../fixtures/some-artefact'

let server: RunningServer
let operator: Operator
let whole: Uint8Array

beforeAll(async () => {
  server = await aServer({ settings: { logDays: 0 } })
  operator = await anOperator(server.url, server.container.offerSignIn)
  whole = await aModelFileOf('neural')
})
afterAll(() => server.stop())

const address = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const isHere = async (bytes: Uint8Array) =>
  (await operator.call('GET', `/api/v1/models/${address(bytes)}`)).status === 200

async function refused(bytes: Uint8Array, status = 422): Promise<string> {
  const response = await operator.upload(bytes)
  const body = await response.json()
  expect({ status: response.status, body }).toMatchObject({ status })
  expect(await isHere(bytes)).toBe(false)
  return body.detail
}

/** The file with its manifest changed, and everything else as it was. */
function withManifest(bytes: Uint8Array, change: (manifest: Record<string, unknown>) => unknown): Uint8Array {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(12, true)
  const manifest = JSON.parse(new TextDecoder().decode(bytes.subarray(16, 16 + length)))
  const text = new TextEncoder().encode(JSON.stringify(change(manifest) ?? manifest))
  const sections = bytes.subarray(Math.ceil((16 + length) / 8) * 8)
  const start = Math.ceil((16 + text.length) / 8) * 8
  const out = new Uint8Array(start + sections.length)
  out.set(bytes.subarray(0, 16))
  new DataView(out.buffer).setUint32(12, text.length, true)
  out.set(text, 16)
  out.set(sections, start)
  return out
}

type Sections = { name: string; shape: number[]; offset: number; sha256: string }[]
const sectionsOf = (manifest: Record<string, unknown>) => manifest.sections as Sections

describe('an upload', () => {
  test('that is whole is kept under its hash, twice at once as one', async () => {
    const answers = await Promise.all([operator.upload(whole), operator.upload(whole)])
    expect(answers.map((it) => it.status).sort()).toEqual([200, 201])
    expect(await isHere(whole)).toBe(true)
  })

  test.each([0, 1, 15, 16, 100])('of %i bytes is refused', async (length) => {
    await refused(whole.slice(0, length))
  })

  test('cut off at half, four bytes short or four long is refused', async () => {
    await refused(whole.slice(0, whole.length / 2))
    await refused(whole.slice(0, -4))
    const long = new Uint8Array(whole.length + 4)
    long.set(whole)
    await refused(long)
  })

  test('with one bit of its numbers turned is refused, wherever the bit', async () => {
    const start = 16 + new DataView(whole.buffer, whole.byteOffset).getUint32(12, true)
    for (let at = start; at < whole.length; at += Math.floor(whole.length / 40)) {
      const bytes = whole.slice()
      bytes[at] = (bytes[at] ?? 0) ^ 0x10
      await refused(bytes)
    }
  })

  test('whose sections claim sizes that are not there is refused before anything is made of them', async () => {
    const shapes = [[2e9, 1], [2 ** 31, 2 ** 31], [-1], [0.5], [0], [1, 1, 1], [], [1e308], ['3']]
    for (const shape of shapes) {
      const bytes = withManifest(whole, (manifest) => void Object.assign(sectionsOf(manifest).at(-1) ?? {}, { shape }))
      const start = performance.now()
      await refused(bytes)
      expect(performance.now() - start).toBeLessThan(500)
    }
  })

  test('with a section twice, missing, moved or of another name is refused', async () => {
    await refused(withManifest(whole, (it) => void sectionsOf(it).push(...sectionsOf(it).slice(0, 1))))
    await refused(withManifest(whole, (it) => void sectionsOf(it).pop()))
    await refused(withManifest(whole, (it) => void Object.assign(sectionsOf(it)[0] ?? {}, { name: '__proto__' })))
    await refused(withManifest(whole, (it) => void Object.assign(sectionsOf(it)[1] ?? {}, { offset: 8 })))
    await refused(withManifest(whole, (it) => void Object.assign(sectionsOf(it)[0] ?? {}, { sha256: '0'.repeat(64) })))
  })

  test('with keys, layers or activations that no model of ours has is refused', async () => {
    await refused(withManifest(whole, (it) => ({ ...it, extra: 1 })))
    await refused(withManifest(whole, (it) => ({ ...it, format: 2 })))
    await refused(withManifest(whole, (it) => ({ ...it, settings: { constructor: {} } })))
    const text = JSON.stringify({ polluted: 1 })
    await refused(withManifest(whole, (it) => JSON.parse(`{"__proto__":${text},${JSON.stringify(it).slice(1)}`)))
    expect('polluted' in {}).toBe(false)
    const layers = (made: unknown) =>
      withManifest(whole, (it) => ({ ...it, body: { ...(it.body as object), layers: made } }))
    await refused(layers([{ units: 1, activation: 'eval' }]))
    await refused(layers([{ units: 1, activation: 'relu', class_name: 'Lambda' }]))
    await refused(layers([]))
  })

  test('of 20,000 layers, or nested 2,000 deep, is refused within 50 ms', async () => {
    const many = withManifest(whole, (it) => ({
      ...it,
      body: { ...(it.body as object), layers: Array(20_000).fill({ units: 1, activation: 'relu' }) },
    }))
    let nested: unknown = 1
    for (let i = 0; i < 2_000; i++) nested = [nested]
    const deep = withManifest(whole, (it) => ({ ...it, settings: nested }))
    const { fleet } = server.container.deps
    for (const bytes of [many, deep]) {
      await refused(bytes)
      const start = performance.now()
      expect((await fleet.upload(bytes)).ok).toBe(false)
      expect(performance.now() - start).toBeLessThan(50)
    }
  })

  test('with a weight that is NaN or infinite is refused', async () => {
    const model = someArtefact('neural')
    if (model.body.kind !== 'neural') throw new Error('not neural')
    for (const bad of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
      const pickup = model.body.pickup.slice()
      pickup[3] = bad
      await refused(await encodeArtefact({ ...model, body: { ...model.body, pickup } }))
    }
  })

  test('that predicts its golden rides differently is refused, and so is a range of nothing', async () => {
    const model = constantModel(7)
    const minutes = model.golden.minutes.slice()
    minutes[0] = 7.5
    expect(await refused(await encodeArtefact({ ...model, golden: { ...model.golden, minutes } }))).toContain(
      'Golden ride 1',
    )
    await refused(await encodeArtefact({ ...model, range: { low: 5, high: 5 } }))
  })

  test('of HTML, SVG or an archive is refused', async () => {
    for (const text of [
      '<html><script>alert(1)</script>',
      '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
      'PK\u0003\u0004',
      '\u0080\u0004\u0095pickle',
    ])
      await refused(new TextEncoder().encode(text))
  })

  test('of more than 32 MiB is 413, said so or not', async () => {
    await refused(new Uint8Array(32 * 2 ** 20 + 1), 413)
  })

  test('that stops half-way leaves nothing', async () => {
    const { socket, write } = await rawConnection(server.url)
    write(
      `POST /api/v1/models HTTP/1.1\r\nHost: ${new URL(server.url).host}\r\nCookie: ${operator.cookie}\r\nOrigin: ${server.url}\r\n` +
        `Content-Type: application/octet-stream\r\nContent-Length: ${whole.length}\r\n\r\n`,
    )
    const other = await aModelFile(77)
    socket.write(other.slice(0, other.length / 2))
    socket.end()
    await new Promise((resolve) => socket.on('close', resolve))
    expect(await isHere(other)).toBe(false)
    expect(readdirSync(server.folder).sort()).toEqual(
      [
        ...['control.db', 'control.db-shm', 'control.db-wal', 'control.mark'],
        ...['server.lock', 'server.lock-journal', 'server.url'],
      ].filter((it) => readdirSync(server.folder).includes(it)),
    )
  })

  test('by nobody, or with a key that may only predict, is not even read', async () => {
    for (const headers of ['', 'Authorization: Bearer x\r\n']) {
      const { write, ended } = await rawConnection(server.url)
      write(
        `POST /api/v1/models HTTP/1.1\r\nHost: ${new URL(server.url).host}\r\n${headers}Content-Type: application/octet-stream\r\nContent-Length: 30000000\r\n\r\n`,
      )
      expect(statusOf(await ended)).toBe(401)
    }
  })
})

describe('a name', () => {
  const names = [
    '../../etc/passwd',
    '..\\..\\x',
    '%252e%252e',
    '/etc/passwd',
    '\\\\host\\share',
    'a\u0000b',
    'x'.repeat(10_000),
    '.',
    '..',
    'UPPER',
    'a_b',
    '-a',
  ]

  test('of an endpoint that is no name is refused, and no file is made of it', async () => {
    const { artefactId } = await (await operator.upload(whole)).json()
    for (const name of names) {
      const path = `/api/v1/endpoints/${encodeURIComponent(name)}/deploy`
      const response = await operator.call('POST', path, { artefactId, model: 'm', version: 1 })
      expect([404, 405, 422], name).toContain(response.status)
    }
    expect((await (await operator.call('GET', '/api/v1/endpoints')).json()).endpoints).toEqual([])
  })

  test('of a model is a label only: shown as it is, or refused', async () => {
    const { artefactId } = await (await operator.upload(whole)).json()
    for (const model of ['../../etc/passwd', '<img src=x onerror=alert(1)>', "'; DROP TABLE endpoint; --"]) {
      const response = await operator.call('POST', '/api/v1/endpoints/labels/deploy', { artefactId, model, version: 1 })
      expect((await response.json()).live.model).toBe(model)
      expect(response.headers.get('content-type')).toBe('application/json')
    }
    for (const model of ['a\u0000b', 'a\r\nSet-Cookie: x=1', '\u202eevil', 'x'.repeat(101), ''])
      expect(
        (await operator.call('POST', '/api/v1/endpoints/labels/deploy', { artefactId, model, version: 1 })).status,
      ).toBe(422)
    await operator.call('DELETE', '/api/v1/endpoints/labels')
  })
})

describe('a prediction', () => {
  test('of a model that would say 1e12 minutes is clamped, flagged, and a number', async () => {
    const model = someArtefact('linear')
    if (model.body.kind !== 'linear') throw new Error('not linear')
    const wild = { ...model, body: { ...model.body, intercept: 1e6 } }
    const golden = { ...model.golden, minutes: model.golden.minutes.map(() => model.range.high) }
    await operator.deploy('wild', await encodeArtefact({ ...wild, golden }), 1)
    const rides = [{ pickupAt: '2023-02-03T08:15:00', pickup: '1', dropoff: '2' }]
    const { predictions } = await (await operator.call('POST', '/api/v1/endpoints/wild/predict', { rides })).json()
    expect(predictions[0]).toMatchObject({ minutes: expect.closeTo(model.range.high, 4), clamped: true })
  })
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { EndpointDetail, EndpointList } from '@/lib/serving/schema/endpoints'
import { CreatedKey, KeyList } from '@/lib/serving/schema/keys'
import { StoredModel } from '@/lib/serving/schema/models'
import { PredictResponse } from '@/lib/serving/schema/predict'
import { Problem } from '@/lib/serving/schema/problem'
import { SessionState } from '@/lib/serving/schema/session'
import { CreatedShare, SharedEndpoint, ShareList } from '@/lib/serving/schema/shares'
import { anOperator, type Operator } from '../../fixtures/an-operator'
import { aModelFile, aModelFileWithout7 } from '../../fixtures/model-files'

/** A host of the API, started with an empty data folder. */
export interface ApiHost {
  readonly url: string
  offer(): Promise<string>
  stop(): Promise<void>
}

const ride = { id: 'r-1', pickupAt: '2023-02-03T08:15:00', pickup: '1', dropoff: '2' }

async function read<T>(response: Response, status: number, schema: z.ZodType<T>): Promise<T> {
  const body = await response.json()
  expect({ status: response.status, body }).toMatchObject({ status })
  return schema.parse(body)
}

/** What any host of the API must do, whoever receives the requests. */
export function apiContract(name: string, start: () => Promise<ApiHost>): void {
  describe(name, () => {
    let host: ApiHost
    let operator: Operator
    const url = (path: string) => `${host.url}${path}`
    const predict = (endpoint: string, headers: Record<string, string> = {}, body: unknown = { rides: [ride] }) =>
      fetch(url(`/api/v1/endpoints/${endpoint}/predict`), {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      })
    const aKey = async (scope: 'predict' | 'deploy') =>
      read(await operator.call('POST', '/api/v1/keys', { name: `a ${scope} key`, scope }), 201, CreatedKey)

    beforeAll(async () => {
      host = await start()
      operator = await anOperator(host.url, host.offer)
      await operator.deploy('green-nyc', await aModelFile(12.5), 1, 'public')
      await operator.deploy('private-nyc', await aModelFile(20), 1)
    }, 120_000)
    afterAll(() => host?.stop())

    test('a stranger is not signed in, and a redeemed link signs in', async () => {
      const stranger = await read(await fetch(url('/api/v1/session')), 200, SessionState)
      expect(stranger).toEqual({ signedIn: false, expiresAt: null })
      const state = await read(await operator.call('GET', '/api/v1/session'), 200, SessionState)
      expect(state.signedIn).toBe(true)
    })

    test('the session’s cookie cannot be read by scripts nor sent by other sites, and its id changes at each sign-in', async () => {
      const response = await fetch(url('/api/v1/session'), {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: host.url },
        body: JSON.stringify({ token: await host.offer() }),
      })
      const cookie = response.headers.getSetCookie()[0] ?? ''
      expect(cookie).toMatch(/; HttpOnly; SameSite=Lax$/)
      const again = await fetch(url('/api/v1/session'), {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: host.url, cookie: cookie.split(';')[0] ?? '' },
        body: JSON.stringify({ token: await host.offer() }),
      })
      expect(again.headers.getSetCookie()[0]).not.toBe(cookie)
      const old = await fetch(url('/api/v1/session'), { headers: { cookie: cookie.split(';')[0] ?? '' } })
      expect(await old.json()).toMatchObject({ signedIn: false })
    })

    test('signing out ends the session', async () => {
      const other = await anOperator(host.url, host.offer)
      expect((await other.call('DELETE', '/api/v1/session')).status).toBe(204)
      expect(await (await other.call('GET', '/api/v1/session')).json()).toMatchObject({ signedIn: false })
      expect((await other.call('GET', '/api/v1/keys')).status).toBe(401)
    })

    test('a key is shown once, works, says when it was used, and stops when revoked', async () => {
      const key = await aKey('predict')
      const authorization = `Bearer ${key.key}`
      expect((await predict('private-nyc', { authorization })).status).toBe(200)
      const { keys } = await read(await operator.call('GET', '/api/v1/keys'), 200, KeyList)
      const listed = keys.find((it) => it.id === key.id)
      expect(listed).toMatchObject({ name: 'a predict key', hint: key.key.slice(-4), revokedAt: null })
      expect(listed?.lastUsedAt).toBeGreaterThan(0)
      expect(JSON.stringify(keys)).not.toContain(key.key)
      expect((await operator.call('DELETE', `/api/v1/keys/${key.id}`)).status).toBe(204)
      expect((await predict('private-nyc', { authorization })).status).toBe(401)
    })

    test('a predict key may not deploy, and a deploy key may not make keys', async () => {
      const weak = { authorization: `Bearer ${(await aKey('predict')).key}` }
      const strong = { authorization: `Bearer ${(await aKey('deploy')).key}` }
      const body = new Uint8Array(await aModelFile(12.5))
      const octets = { 'content-type': 'application/octet-stream' }
      const upload = (headers: Record<string, string>) =>
        fetch(url('/api/v1/models'), { method: 'POST', headers: { ...octets, ...headers }, body })
      expect((await upload(weak)).status).toBe(403)
      expect((await upload(strong)).status).toBe(200)
      expect((await fetch(url('/api/v1/keys'), { headers: strong })).status).toBe(403)
      expect((await fetch(url('/api/v1/endpoints'), { headers: weak })).status).toBe(200)
    })

    test('the same model twice is one model, and comes back as it went', async () => {
      const bytes = await aModelFile(33)
      const first = await read(await operator.upload(bytes), 201, StoredModel)
      const second = await read(await operator.upload(bytes), 200, StoredModel)
      expect(second).toEqual(first)
      const back = await operator.call('GET', `/api/v1/models/${first.artefactId}`)
      expect(back.headers.get('content-disposition')).toMatch(/^attachment; /)
      expect(back.headers.get('x-content-type-options')).toBe('nosniff')
      expect(new Uint8Array(await back.arrayBuffer())).toEqual(bytes)
    })

    test('an endpoint says where it is, what it takes, where its model comes from, and what it served', async () => {
      const detail = await read(await fetch(url('/api/v1/endpoints/green-nyc')), 200, EndpointDetail)
      expect(detail).toMatchObject({
        url: `${host.url}/api/v1/endpoints/green-nyc/predict`,
        access: 'public',
        live: { revision: 1, model: 'green-nyc', version: 1 },
        logDays: 30,
      })
      expect(detail.input.fields.filter((it) => it.required).map((it) => it.name)).toEqual([
        'pickupAt',
        'pickup',
        'dropoff',
      ])
      const { endpoints } = await read(await operator.call('GET', '/api/v1/endpoints'), 200, EndpointList)
      expect(endpoints.map((it) => it.name)).toEqual(expect.arrayContaining(['green-nyc', 'private-nyc']))
    })

    test('a ride is answered with minutes, its own id, the version, and whether the pair was ever seen', async () => {
      const response = await predict(
        'green-nyc',
        {},
        { rides: [ride, { ...ride, id: undefined, pickup: '8', dropoff: '8' }] },
      )
      const { endpoint, predictions } = await read(response, 200, PredictResponse)
      expect(endpoint).toBe('green-nyc')
      expect(predictions[0]).toMatchObject({ id: 'r-1', version: 'green-nyc/1', variant: 'champion' })
      expect(predictions[0]?.minutes).toBeGreaterThan(0)
      expect(predictions[0]?.basis).toMatchObject({ unseenPair: false })
      expect(predictions[0]?.basis).not.toHaveProperty('unseenPlace')
      expect(predictions[1]?.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
      expect(predictions[1]?.basis).toEqual({ similarRides: 0, unseenPair: true })
    })

    test('a place that no training ride began or ended at is answered and marked, as the OpenAPI document says', async () => {
      await operator.deploy('without-7', await aModelFileWithout7(), 1, 'public')
      const rides = [ride, { ...ride, pickup: '7' }, { ...ride, dropoff: '7' }]
      const { predictions } = await read(await predict('without-7', {}, { rides }), 200, PredictResponse)
      expect(predictions.map(({ basis }) => basis.unseenPlace)).toEqual([undefined, true, true])
      const told = await (await fetch(url('/api/v1/openapi.json'))).text()
      expect(told).toMatch(/"unseenPlace":\{[^}]*"const":true/)
    })

    test('a place that the model cannot know is 422, pointed at, with what it accepts', async () => {
      const rides = [ride, { ...ride, pickup: '999' }, { ...ride, dropoff: { lat: 40.75, lon: -73.99 } }]
      const problem = await read(await predict('green-nyc', {}, { rides }), 422, Problem)
      expect(problem.errors?.map((it) => it.pointer)).toEqual(['#/rides/1/pickup', '#/rides/2/dropoff'])
      expect(problem.errors?.[0]?.detail).toContain('zone ids 1–8')
    })

    test('a wrong field is 422 with a pointer; a body that is no JSON is 400; another media type is 415', async () => {
      const wrong = await read(await predict('green-nyc', {}, { rides: [{ ...ride, pickup_at: 'x' }] }), 422, Problem)
      expect(wrong.errors?.[0]?.pointer).toBe('#/rides/0')
      expect(wrong.type).toBe('urn:ridecast:problem:request/invalid')
      const post = (body: string, type: string) =>
        fetch(url('/api/v1/endpoints/green-nyc/predict'), { method: 'POST', headers: { 'content-type': type }, body })
      expect((await post('{"rides":', 'application/json')).status).toBe(400)
      expect((await post(JSON.stringify({ rides: [ride] }), 'text/plain')).status).toBe(415)
      expect((await post(JSON.stringify({ rides: [ride] }), 'application/json; charset=UTF-8')).status).toBe(200)
    })

    test('1,000 rides are answered, 1,001 are not, nor are more than 1 MiB', async () => {
      const many = await read(await predict('green-nyc', {}, { rides: Array(1000).fill(ride) }), 200, PredictResponse)
      expect(many.predictions).toHaveLength(1000)
      expect((await predict('green-nyc', {}, { rides: Array(1001).fill(ride) })).status).toBe(422)
      const large = await predict('green-nyc', {}, { rides: [{ ...ride, id: 'x'.repeat(1_100_000) }] })
      expect(large.status).toBe(413)
    })

    test('a private endpoint answers strangers 401 whether it exists or not', async () => {
      for (const endpoint of ['private-nyc', 'nowhere']) {
        const problem = await read(await predict(endpoint), 401, Problem)
        expect(problem.detail).toContain('Sign in')
      }
      expect((await operator.call('GET', '/api/v1/endpoints/nowhere')).status).toBe(404)
    })

    test('a deploy swaps the version, keeps the one before, and a rollback is a new entry of the timeline', async () => {
      await operator.deploy('rolling', await aModelFile(1), 1, 'public')
      await operator.deploy('rolling', await aModelFile(2), 2)
      const before = await read(await predict('rolling'), 200, PredictResponse)
      expect(before.predictions[0]?.version).toBe('green-nyc/2')
      const rolled = await read(
        await operator.call('POST', '/api/v1/endpoints/rolling/rollback', {}),
        200,
        EndpointDetail,
      )
      expect(rolled.timeline.map((it) => [it.revision, it.action, it.version])).toEqual([
        [3, 'rollback', 1],
        [2, 'deploy', 2],
        [1, 'deploy', 1],
      ])
      expect(rolled.previous?.version).toBe(2)
      const after = await read(await predict('rolling'), 200, PredictResponse)
      expect(after.predictions[0]?.version).toBe('green-nyc/1')
    })

    test('deploying what is live already changes nothing', async () => {
      await operator.deploy('steady', await aModelFile(5), 1)
      const again = EndpointDetail.parse(await operator.deploy('steady', await aModelFile(5), 1))
      expect(again.timeline).toHaveLength(1)
    })

    test('a first deployment has nothing to go back to', async () => {
      expect((await operator.call('POST', '/api/v1/endpoints/private-nyc/rollback', {})).status).toBe(409)
    })

    test('an endpoint can be opened to all, closed again, and taken down', async () => {
      await operator.deploy('passing', await aModelFile(5), 1)
      expect((await predict('passing')).status).toBe(401)
      await read(await operator.call('PATCH', '/api/v1/endpoints/passing', { access: 'public' }), 200, EndpointDetail)
      expect((await predict('passing')).status).toBe(200)
      expect((await operator.call('DELETE', '/api/v1/endpoints/passing')).status).toBe(204)
      expect((await operator.call('GET', '/api/v1/endpoints/passing')).status).toBe(404)
    })

    test('only rides that programs ask for are counted: the studio and a share link try the model', async () => {
      const count = async () =>
        (await read(await operator.call('GET', '/api/v1/endpoints/private-nyc'), 200, EndpointDetail)).predictions
      const before = await count()
      const path = '/api/v1/endpoints/private-nyc'
      const share = await read(await operator.call('POST', `${path}/shares`, { name: 'for Eve' }), 201, CreatedShare)
      expect((await operator.call('POST', `${path}/predict`, { rides: [ride] })).status).toBe(200)
      const tried = await fetch(url(`/api/v1/shared/${share.token}/predict`), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ rides: [ride] }),
      })
      expect(tried.status).toBe(200)
      expect(await count()).toBe(before)
      const authorization = `Bearer ${(await aKey('predict')).key}`
      expect((await predict('private-nyc', { authorization }, { rides: [ride, ride] })).status).toBe(200)
      expect(await count()).toBe(before + 2)
    })

    test('a share link opens one playground, and nothing once revoked', async () => {
      const made = await operator.call('POST', '/api/v1/endpoints/private-nyc/shares', { name: 'for Ann' })
      const share = await read(made, 201, CreatedShare)
      expect(share.url).toBe(`${host.url}/shared#${share.token}`)
      const shared = await read(await fetch(url(`/api/v1/shared/${share.token}`)), 200, SharedEndpoint)
      expect(shared.endpoint).toBe('private-nyc')
      const ask = () =>
        fetch(url(`/api/v1/shared/${share.token}/predict`), {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ rides: [ride] }),
        })
      await read(await ask(), 200, PredictResponse)
      const listed = await operator.call('GET', '/api/v1/endpoints/private-nyc/shares')
      expect(JSON.stringify(await read(listed, 200, ShareList))).not.toContain(share.token)
      const revoked = await operator.call('DELETE', `/api/v1/endpoints/private-nyc/shares/${share.id}`)
      expect(revoked.status).toBe(204)
      expect((await ask()).status).toBe(404)
      expect((await fetch(url(`/api/v1/shared/${'A'.repeat(43)}`))).status).toBe(404)
    })

    test('the trace goes on through the answer, and a broken one starts anew', async () => {
      const trace = '4bf92f3577b34da6a3ce929d0e0e4736'
      const sent = await fetch(url('/api/health/live'), { headers: { traceparent: `00-${trace}-00f067aa0ba902b7-01` } })
      expect(sent.headers.get('traceparent')).toMatch(new RegExp(`^00-${trace}-(?!00f067aa0ba902b7)[0-9a-f]{16}-01$`))
      for (const broken of [`ff-${trace}-00f067aa0ba902b7-01`, `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`, 'x']) {
        const answer = await fetch(url('/api/health/live'), { headers: { traceparent: broken } })
        expect(answer.headers.get('traceparent')).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]$/)
        expect(answer.headers.get('traceparent')).not.toContain(trace)
      }
    })

    test('health says live and ready', async () => {
      expect(await (await fetch(url('/api/health/live'))).json()).toEqual({ live: true })
      expect(await (await fetch(url('/api/health/ready'))).json()).toMatchObject({ ready: true })
    })

    test('a path or method that is not there is told with what is', async () => {
      const missing = await read(await fetch(url('/api/v2/nothing')), 404, Problem)
      expect(missing.instance).toBe('/api/v2/nothing')
      const wrong = await fetch(url('/api/v1/keys'), { method: 'PATCH' })
      expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST, OPTIONS'])
      const head = await fetch(url('/api/health/live'), { method: 'HEAD' })
      expect([head.status, await head.text()]).toEqual([200, ''])
      const options = await fetch(url('/api/v1/keys'), { method: 'OPTIONS' })
      expect([options.status, options.headers.get('access-control-allow-origin')]).toEqual([204, null])
    })

    test('no answer is stored, sniffed, framed or run', async () => {
      for (const response of [await fetch(url('/api/health/live')), await fetch(url('/api/v1/keys'))]) {
        expect(response.headers.get('cache-control')).toBe('no-store')
        expect(response.headers.get('x-content-type-options')).toBe('nosniff')
        expect(response.headers.get('content-security-policy')).toMatch(
          /default-src '(none|self)'.*frame-ancestors 'none'/,
        )
        expect(response.headers.get('x-request-id')).toBeTruthy()
      }
    })

    test('the OpenAPI document names every path', async () => {
      const Document = z.object({ openapi: z.literal('3.1.0'), paths: z.record(z.string(), z.unknown()) })
      const { paths } = await read(await fetch(url('/api/v1/openapi.json')), 200, Document)
      expect(Object.keys(paths)).toContain('/api/v1/endpoints/{name}/predict')
    })
  })
}

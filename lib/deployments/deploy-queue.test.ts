import { describe, expect, test } from 'vitest'
import { artefactId } from '@/lib/shared/ids'
import { fail, ok } from '@/lib/shared/result'
import { fixedClock } from '@/tests/fixtures/fixed-clock'
import { type DeployRequest, recover, replacedBy, sendAgain, settle, startDeploy, uploaded } from './deploy-queue'

const request: DeployRequest = {
  endpoint: 'green-nyc',
  model: 'green',
  version: 3,
  artefactId: artefactId('a'.repeat(64)),
  artefactBytes: 120_000,
  access: 'private',
}
const clock = fixedClock(1_000)
const sending = startDeploy('d1', request, clock.now())
const failed = (status: number | null) => ({ ok: false, error: { code: 'http/x', message: 'No.', status } }) as const

describe('a deploy', () => {
  test('is live only when the server names what it serves', () => {
    const live = settle(uploaded(sending), ok({ endpointVersion: 'green/3' }), clock.now())
    expect(live.state).toEqual({ status: 'live', at: 1_000, endpointVersion: 'green/3' })
    expect(uploaded(sending).state.status).toBe('sending')
  })

  test.each([null, 502, 503, 504])('waits for the server when the answer is %s', (status) => {
    const kept = settle(sending, failed(status), clock.now())
    expect(kept.state).toMatchObject({ status: 'waiting', for: 'server' })
  })

  test('waits for a sign-in on 401', () => {
    expect(settle(sending, failed(401), clock.now()).state).toMatchObject({ status: 'waiting', for: 'sign-in' })
  })

  test.each([403, 409, 413, 422, 429, 500])('is refused when the server says %s', (status) => {
    expect(settle(sending, failed(status), clock.now()).state).toMatchObject({ status: 'refused', at: 1_000 })
  })

  test('that was being sent when the page closed waits; it is never believed to be live', () => {
    expect(recover(uploaded(sending)).state).toMatchObject({ status: 'waiting', for: 'server' })
    const live = settle(sending, ok({ endpointVersion: 'green/3' }), clock.now())
    expect(recover(live)).toBe(live)
  })

  test('can be sent again from waiting and from refused, and counts its attempts', () => {
    const waiting = settle(sending, failed(null), clock.now())
    clock.advance(5_000)
    const again = sendAgain(waiting, clock.now())
    expect(again).toMatchObject({ attempts: 2, state: { status: 'sending', startedAt: 6_000, stage: 'upload' } })
    const refused = settle(again, failed(422), clock.now())
    expect(sendAgain(refused, clock.now()).attempts).toBe(3)
  })

  test('that is being sent is not sent twice, and one that is live is not sent again', () => {
    expect(sendAgain(sending, clock.now())).toBe(sending)
    const live = settle(sending, ok({ endpointVersion: 'green/3' }), clock.now())
    expect(sendAgain(live, clock.now())).toBe(live)
  })

  test('replaces what waits or is over at its endpoint, but nothing that is being sent and nothing elsewhere', () => {
    const waiting = { ...settle(sending, failed(null), clock.now()), id: 'old' }
    const onItsWay = startDeploy('now', request, clock.now())
    const elsewhere = { ...waiting, id: 'else', request: { ...request, endpoint: 'yellow' } }
    expect(replacedBy(sending, [sending, waiting, onItsWay, elsewhere])).toEqual([waiting])
  })

  test('ignores a late answer once it is settled', () => {
    const live = settle(sending, ok({ endpointVersion: 'green/3' }), clock.now())
    expect(settle(live, { ok: false, error: { ...fail('x', 'y').error, status: 500 } }, clock.now())).toBe(live)
  })
})

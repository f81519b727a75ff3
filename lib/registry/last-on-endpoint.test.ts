import { expect, test } from 'vitest'
import { millis } from '@/lib/shared/clock'
import { aVersion } from '@/tests/fixtures/a-workspace'
import { lastOnEndpoint } from './last-on-endpoint'
import type { RegistryEvent } from './model-version'

const event = (what: RegistryEvent['what']): RegistryEvent => ({ at: millis(1), model: 'city', what })

test('an endpoint’s version is the one last deployed or rolled back to there, and no other endpoint’s', () => {
  const versions = [1, 2].map((version) => ({ ...aVersion, model: 'city', version }))
  const events = [
    event({ kind: 'deployed', version: 1, endpoint: 'a' }),
    event({ kind: 'deployed', version: 2, endpoint: 'a' }),
    event({ kind: 'deployed', version: 2, endpoint: 'b' }),
    event({ kind: 'alias-moved', alias: 'champion', from: 1, to: 2 }),
  ]
  expect(lastOnEndpoint({ versions, events }, 'a')).toBe(versions[1])
  const back = [...events, event({ kind: 'rolled-back', version: 1, endpoint: 'a' })]
  expect(lastOnEndpoint({ versions, events: back }, 'a')).toBe(versions[0])
  expect(lastOnEndpoint({ versions, events: back }, 'c')).toBe(null)
  expect(lastOnEndpoint({ versions: [], events }, 'a')).toBe(null)
})

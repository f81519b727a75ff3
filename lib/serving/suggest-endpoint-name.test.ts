import fc from 'fast-check'
import { expect, test } from 'vitest'
import { EndpointName } from './schema/names'
import { suggestEndpointName } from './suggest-endpoint-name'

test('a model name becomes a name for a URL', () => {
  expect(suggestEndpointName('Green NYC, Février')).toBe('green-nyc-fevrier')
  expect(suggestEndpointName('緑')).toBe('rides')
})

test('whatever the model is called, the server accepts the suggestion', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => EndpointName.safeParse(suggestEndpointName(name)).success),
  )
})

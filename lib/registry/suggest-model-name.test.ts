import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkName } from './register'
import { suggestModelName } from './suggest-model-name'

test('a file name becomes a model name', () => {
  expect(suggestModelName('Green NYC v3.ridecast')).toBe('green-nyc-v3')
  expect(suggestModelName('../../etc/passwd')).toBe('etc-passwd')
  expect(suggestModelName('.ridecast')).toBe('imported')
})

test('whatever the file is called, the registry accepts the suggestion', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (name) => checkName('model', suggestModelName(name)).ok))
})

import { expect, test } from 'vitest'
import { version } from '@/package.json'
import { RIDECAST_VERSION } from './version'

test('the version in the code is that of the package', () => {
  expect(RIDECAST_VERSION).toBe(version)
})

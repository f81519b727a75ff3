import { expect, it } from 'vitest'
import packageFile from '../../package.json' with { type: 'json' }
import { RELEASE } from './release'

it('the release is the one that package.json names', () => {
  expect(RELEASE).toBe(packageFile.version)
})

import { describe, expect, test } from 'vitest'
import { datasetId, runId } from './ids'
import {
  addressOfCopiedRun,
  addressOfDataset,
  addressOfEndpoint,
  addressOfNewRun,
  addressOfRun,
  addressOfVersion,
} from './page-address'

describe('the address of a record’s page', () => {
  const NAME = 'a&b=c#d é'
  const asked = (address: string) => new URL(address, 'http://localhost').searchParams

  test.each([
    ['dataset', addressOfDataset(datasetId(NAME)), 'id'],
    ['run', addressOfRun(runId(NAME)), 'id'],
    ['new run on a dataset', addressOfNewRun(datasetId(NAME)), 'dataset'],
    ['copied run', addressOfCopiedRun(runId(NAME)), 'from'],
    ['version', addressOfVersion({ model: NAME, version: 3 }), 'model'],
    ['endpoint', addressOfEndpoint(NAME), 'name'],
  ])('of a %s carries any name whole', (_, address, key) => {
    expect(asked(address).get(key)).toBe(NAME)
    expect(new URL(address, 'http://localhost').hash).toBe('')
  })

  test('of a version carries its number', () => {
    expect(asked(addressOfVersion({ model: NAME, version: 3 })).get('version')).toBe('3')
  })
})

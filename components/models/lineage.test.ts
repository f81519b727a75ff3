import { describe, expect, test } from 'vitest'
import type { ModelVersion } from '@/lib/registry/model-version'
import type { EndpointSummary } from '@/lib/serving/schema/endpoints'
import { millis } from '@/lib/shared/clock'
import { aDraft } from '@/tests/fixtures/a-draft'
import { aFinishedRun } from '@/tests/fixtures/a-run'
import { lineageOf } from './lineage'

const version: ModelVersion = { ...aDraft(), schemaVersion: 1, version: 3, createdAt: millis(1) }
const deployment = {
  revision: 1,
  action: 'deploy' as const,
  artefactId: version.artefactId,
  model: 'green-nyc',
  version: 3,
  family: 'linear' as const,
  deployedAt: 1,
  by: 'session',
}
const endpoint = (name: string, artefactId: string = version.artefactId): EndpointSummary => ({
  name,
  url: '',
  access: 'public',
  createdAt: 1,
  live: { ...deployment, artefactId },
  previous: null,
  predictions: 0,
})

describe('the lineage of a version', () => {
  test('leads from its run to the endpoints that it answers', () => {
    const endpoints = [endpoint('green'), endpoint('other', 'b'.repeat(64))]
    const [, , run, own, live] = lineageOf({ version, run: aFinishedRun(), dataset: null, endpoints })
    expect(run).toMatchObject([{ label: 'linear-1', href: '/experiments/run?id=run-1' }])
    expect(own).toMatchObject([{ label: 'green-nyc v3' }])
    expect(live?.map((each) => each.label)).toEqual(['green'])
  })

  test('says what it cannot know', () => {
    const imported = { ...version, source: { kind: 'file' as const, ref: 'm.ridecast' } }
    const stages = lineageOf({ version: imported, run: null, dataset: null, endpoints: null })
    expect(stages.map((stage) => stage[0]?.detail)).toEqual([
      'trained elsewhere',
      'known by its fingerprint',
      'imported file',
      'a'.repeat(12),
      'the server was not asked',
    ])
  })
})

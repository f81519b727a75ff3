import type { Run } from '@/lib/experiments/run'
import type { ModelVersion } from '@/lib/registry/model-version'
import type { EndpointSummary } from '@/lib/serving/schema/endpoints'
import { addressOfDataset, addressOfEndpoint, addressOfRun } from '@/lib/shared/page-address'
import { sayCount } from '@/lib/shared/say-count'
import type { Dataset } from '@/lib/trips/dataset'

export interface LineageNode {
  readonly kind: 'file' | 'dataset' | 'run' | 'version' | 'endpoint'
  readonly label: string
  readonly detail: string
  /** Null where the thing is not in this browser. */
  readonly href: string | null
}

export interface LineageFacts {
  readonly version: ModelVersion
  /** Null where the version came as a file, or its run was removed. */
  readonly run: Run | null
  readonly dataset: Dataset | null
  /** Null where the server was not asked or did not answer. */
  readonly endpoints: readonly EndpointSummary[] | null
}

/** Where a version comes from and where it answers: files → dataset → run → version → endpoints, one list of nodes per stage. */
export function lineageOf({ version, run, dataset, endpoints }: LineageFacts): readonly (readonly LineageNode[])[] {
  return [
    filesOf(version, dataset),
    datasetOf(version, dataset),
    runsOf(version, run),
    [versionNode(version)],
    endpointsOf(version, endpoints),
  ]
}

function filesOf({ source }: ModelVersion, dataset: Dataset | null): LineageNode[] {
  if (dataset === null)
    return [
      node('file', 'not in this browser', source.kind === 'file' ? 'trained elsewhere' : 'the trips were deleted'),
    ]
  if (dataset.simulated) return [node('file', 'simulator', 'a simulated city')]
  return dataset.files.map((file) => node('file', file.name, `${sayCount(file.keptRows, 'trip')} kept`))
}

function datasetOf(_: ModelVersion, dataset: Dataset | null): LineageNode[] {
  if (dataset === null) return [node('dataset', 'not in this browser', 'known by its fingerprint')]
  return [node('dataset', dataset.name, `${sayCount(dataset.rows, 'trip')}`, addressOfDataset(dataset.id))]
}

function runsOf({ source }: ModelVersion, run: Run | null): LineageNode[] {
  if (source.kind === 'file') return [node('run', source.ref, 'imported file')]
  if (run === null) return [node('run', 'deleted', 'its metrics are kept here')]
  return [node('run', run.name, `seed ${run.recipe.seed}`, addressOfRun(run.id))]
}

const versionNode = ({ model, version, artefactId }: ModelVersion): LineageNode =>
  node('version', `${model} v${version}`, artefactId.slice(0, 12))

function endpointsOf(version: ModelVersion, endpoints: LineageFacts['endpoints']): LineageNode[] {
  if (endpoints === null) return [node('endpoint', 'unknown', 'the server was not asked')]
  const serving = endpoints.filter((endpoint) => endpoint.live.artefactId === version.artefactId)
  if (serving.length === 0) return [node('endpoint', 'none', 'not live anywhere')]
  return serving.map(({ name, access }) => node('endpoint', name, `live, ${access}`, addressOfEndpoint(name)))
}

const node = (kind: LineageNode['kind'], label: string, detail: string, href: string | null = null): LineageNode => ({
  kind,
  label,
  detail,
  href,
})

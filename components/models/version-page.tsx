'use client'
import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import Link from 'next/link'
import { useSearchParams } from 'next/navigation'
import { useState } from 'react'
import { DeployQueuePanel } from '@/components/endpoints/deploy-queue-panel'
import { useDeployDialog } from '@/components/endpoints/use-deploy-dialog'
import { FAMILY_LABELS } from '@/components/experiments/family-names'
import { useSession } from '@/components/providers/server-provider'
import { useAsked } from '@/components/providers/use-asked'
import { readyValue, useLive } from '@/components/providers/use-live'
import { useNow } from '@/components/providers/use-now'
import { useWorkspace } from '@/components/providers/workspace-provider'
import { DishonestChip, SimulatedChip } from '@/components/ui/chip'
import { Page, PageHead } from '@/components/ui/page'
import { saveFile } from '@/components/ui/save-file'
import { Cell, Sheet } from '@/components/ui/sheet'
import { FailedView, LoadingView, MissingView } from '@/components/ui/view-state'
import { concerns, describeEvent } from '@/lib/registry/history'
import type { ModelVersion } from '@/lib/registry/model-version'
import type { Registry } from '@/lib/registry/registry-store'
import { formatBytes, formatCount } from '@/lib/shared/format-number'
import { formatWhen } from '@/lib/shared/format-time'
import { runId } from '@/lib/shared/ids'
import { AliasChips } from './alias-chips'
import { ChampionDifference } from './champion-difference'
import { FactsCell } from './facts-cell'
import { LineageCell } from './lineage-cell'
import { MetricsCell } from './metrics-cell'

/** `/models/version?model=&version=`: one version, which never changes, and what points to it. */
export function VersionPage() {
  const query = useSearchParams()
  const model = query.get('model') ?? ''
  const number = Number(query.get('version'))
  const live = useLive((workspace) => workspace.registry.read(), 'registry')
  if (live.status === 'loading') return <LoadingView label="Reading the model" />
  if (live.status === 'failed') return <FailedView title="The model could not be read">{live.message}</FailedView>
  const version = live.value.versions.find((each) => each.model === model && each.version === number)
  if (!version) return <MissingView what="model version" back={{ href: '/models', label: 'All models' }} />
  return <Loaded key={`${model} ${number}`} version={version} registry={live.value} />
}

function Loaded({ version, registry }: { version: ModelVersion; registry: Registry }) {
  const workspace = useWorkspace()
  const now = useNow()
  const [error, setError] = useState<string | null>(null)
  const { source, model } = version
  const run = readyValue(
    useLive(
      (w) => (source.kind === 'run' ? w.runs.get(runId(source.ref)) : Promise.resolve(null)),
      `run ${source.ref}`,
    ),
  )
  const datasetId = run?.recipe.datasetId ?? null
  const dataset = readyValue(
    useLive((w) => (datasetId ? w.datasets.get(datasetId) : Promise.resolve(null)), `dataset ${datasetId}`),
  )
  const events = readyValue(useLive((w) => w.registry.events(model), `events ${model}`)) ?? []
  const isSignedIn = useSession().status === 'signed-in'
  const { asked, again } = useAsked(isSignedIn ? 'endpoints' : null, (server) => server.endpoints())
  const { openDialog, dialog } = useDeployDialog({ model, version: version.version }, again)
  const name = `${model} v${version.version}`

  const download = async () => {
    const bytes = await workspace.registry.artefact(version.artefactId)
    if (!bytes.ok) return setError(bytes.error.message)
    setError(null)
    const blob = new Blob([new Uint8Array(bytes.value)], { type: 'application/octet-stream' })
    saveFile(`${model}-v${version.version}.ridecast`, blob)
  }

  return (
    <Page>
      <PageHead
        crumbs={[{ label: 'Models', href: '/models' }, { label: <bdi>{model}</bdi> }]}
        title={<bdi>{name}</bdi>}
        beside={
          <>
            <AliasChips version={version} registry={registry} onError={setError} />
            {version.simulated && <SimulatedChip />}
            {!version.honestAtPickup && <DishonestChip />}
          </>
        }
        sub={
          <>
            {FAMILY_LABELS[version.family]}, {formatBytes(version.artefactBytes)}, registered{' '}
            {formatWhen(version.createdAt, now)}
          </>
        }
      >
        <Button leftSection={<IconDownload size={15} stroke={1.6} aria-hidden />} onClick={download}>
          Download
        </Button>
        <Button variant="filled" color="taxi" onClick={openDialog}>
          Deploy
        </Button>
      </PageHead>
      <div className="stack">
        <DeployQueuePanel />
        {error !== null && (
          <p className="bad" role="alert">
            {error}
          </p>
        )}
        <ChampionDifference version={version} registry={registry} />
        <Sheet>
          <LineageCell
            facts={{ version, run, dataset, endpoints: asked.status === 'ready' ? asked.value.endpoints : null }}
          />
        </Sheet>
        <Sheet columns="minmax(0,1fr) minmax(0,1fr)">
          <MetricsCell version={version} />
          <Cell title="History" sub="what was done to this model and when; it only grows">
            <ol className="col gap4" style={{ listStyle: 'none', padding: 0 }}>
              {[...events.entries()].reverse().map(([number, event]) => (
                <li key={number} className={`row between ${concerns(event, version.version) ? '' : 'ink3'}`}>
                  <span>{describeEvent(event)}</span>
                  <span className="ink3 num nowrap sm">{formatWhen(event.at, now)}</span>
                </li>
              ))}
            </ol>
          </Cell>
        </Sheet>
        <FactsCell version={version} />
        <p className="xs ink3">
          Artefact{' '}
          <span className="mono" style={{ overflowWrap: 'anywhere' }}>
            {version.artefactId}
          </span>
          , {formatCount(version.artefactBytes)} bytes.{' '}
          <Link className="link" href="/models">
            All models
          </Link>
        </p>
      </div>
      {dialog}
    </Page>
  )
}

'use client'
import { Button } from '@mantine/core'
import Link from 'next/link'
import { DeployQueuePanel } from '@/components/endpoints/deploy-queue-panel'
import { useDeployDialog } from '@/components/endpoints/use-deploy-dialog'
import { FAMILY_SHORT } from '@/components/experiments/family-names'
import { useLive } from '@/components/providers/use-live'
import { useNow } from '@/components/providers/use-now'
import { aliasChip, Chip, DishonestChip, SimulatedChip } from '@/components/ui/chip'
import { CHALLENGER, CHAMPION, PLAIN } from '@/components/ui/identity'
import { MetricWhisker } from '@/components/ui/metric-whisker'
import { Page, PageHead } from '@/components/ui/page'
import { Scrolling } from '@/components/ui/scrolling'
import { Cell, Sheet } from '@/components/ui/sheet'
import { FailedView, LoadingView } from '@/components/ui/view-state'
import { figureOf } from '@/lib/evaluation/enough-rides'
import { whiskerDomain } from '@/lib/experiments/whisker-domain'
import type { ModelVersion } from '@/lib/registry/model-version'
import type { Registry } from '@/lib/registry/registry-store'
import type { Millis } from '@/lib/shared/clock'
import { formatBytes, formatCount, formatMetric } from '@/lib/shared/format-number'
import { formatWhen } from '@/lib/shared/format-time'
import { addressOfVersion } from '@/lib/shared/page-address'
import { ImportModel } from './import-model'
import { NoModels } from './no-models'

/** `/models`: what was registered, each model a panel of its versions. */
export function ModelListPage() {
  const live = useLive((workspace) => workspace.registry.read(), 'registry')
  const now = useNow()
  const { openDialog, dialog } = useDeployDialog({})
  if (live.status === 'loading') return <LoadingView label="Reading the registered models" />
  if (live.status === 'failed') return <FailedView title="The models could not be read">{live.message}</FailedView>
  const registry = live.value
  const names = [...new Set(registry.versions.map((version) => version.model))].sort()

  return (
    <Page>
      <PageHead title="Models" sub="registered runs and imported files, as numbered versions that never change">
        {names.length > 0 && (
          <>
            <ImportModel />
            <Button variant="filled" color="taxi" onClick={openDialog}>
              Deploy version
            </Button>
          </>
        )}
      </PageHead>
      <div className="stack">
        <DeployQueuePanel />
        {names.length === 0 && <NoModels />}
        {names.map((name) => (
          <ModelSheet key={name} name={name} registry={registry} now={now} />
        ))}
      </div>
      {dialog}
    </Page>
  )
}

function ModelSheet({ name, registry, now }: { name: string; registry: Registry; now: Millis }) {
  const versions = registry.versions.filter((version) => version.model === name).sort((a, b) => b.version - a.version)
  const judged = versions.flatMap((version) => (version.metrics ? [figureOf(version.metrics.valid, 'rmse')] : []))
  const domain = whiskerDomain(judged)
  return (
    <Sheet>
      <Cell title={<bdi>{name}</bdi>} sub={`${versions.length} version${versions.length === 1 ? '' : 's'}`}>
        <Scrolling label="Versions">
          <table className="t">
            <thead>
              <tr>
                <th>Version</th>
                <th>Aliases</th>
                <th className="hide-sm">Family</th>
                <th className="r">RMSE (min)</th>
                <th className="hide-sm">
                  {judged.length > 0 && (
                    <span className="num">
                      95 %, {formatMetric(domain[0])} to {formatMetric(domain[1])}
                    </span>
                  )}
                </th>
                <th className="r hide-sm">MAE (min)</th>
                <th className="r hide-sm">Rides judged</th>
                <th className="r hide-sm">Size</th>
                <th>Registered</th>
              </tr>
            </thead>
            <tbody>
              {versions.map((version) => (
                <VersionRow
                  key={version.version}
                  version={version}
                  aliases={registry.aliases
                    .filter((alias) => alias.model === name && alias.version === version.version)
                    .map((alias) => alias.alias)}
                  domain={domain}
                  now={now}
                />
              ))}
            </tbody>
          </table>
        </Scrolling>
      </Cell>
    </Sheet>
  )
}

interface RowProps {
  readonly version: ModelVersion
  readonly aliases: readonly string[]
  readonly domain: readonly [number, number]
  readonly now: Millis
}

function VersionRow({ version, aliases, domain, now }: RowProps) {
  const valid = version.metrics?.valid
  const identity = aliases.includes('champion') ? CHAMPION : aliases.includes('challenger') ? CHALLENGER : PLAIN
  return (
    <tr>
      <td>
        <Link className="link b" href={addressOfVersion(version)}>
          v{version.version}
        </Link>
        <span className="only-sm sm ink3">{FAMILY_SHORT[version.family]}</span>
      </td>
      <td>
        <span className="row gap4 wrap">
          {aliases.map((alias) => (
            <Chip key={alias} kind={aliasChip(alias)}>
              {alias}
            </Chip>
          ))}
          {version.simulated && <SimulatedChip />}
          {!version.honestAtPickup && <DishonestChip />}
        </span>
      </td>
      <td className="ink2 nowrap hide-sm">{FAMILY_SHORT[version.family]}</td>
      <td className="r num b">{valid ? formatMetric(valid.rmse.value) : '–'}</td>
      <td className="hide-sm">
        {valid && <MetricWhisker metric={figureOf(valid, 'rmse')} domain={domain} identity={identity} width={120} />}
      </td>
      <td className="r num hide-sm">{valid ? formatMetric(valid.mae.value) : '–'}</td>
      <td className="r num hide-sm">{valid ? formatCount(valid.n) : '–'}</td>
      <td className="r num nowrap hide-sm">{formatBytes(version.artefactBytes)}</td>
      <td className="ink3 num nowrap">{formatWhen(version.createdAt, now)}</td>
    </tr>
  )
}

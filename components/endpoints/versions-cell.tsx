'use client'
import { Button } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import { useState } from 'react'
import { FAMILY_SHORT } from '@/components/experiments/family-names'
import { Cell } from '@/components/ui/sheet'
import { VersionTimeline } from '@/components/ui/version-timeline'
import { figureOf, isEnough, type Judges, sayJudges } from '@/lib/evaluation/enough-rides'
import type { Registry } from '@/lib/registry/registry-store'
import type { Deployment, EndpointDetail } from '@/lib/serving/schema/endpoints'
import { type Millis, millis } from '@/lib/shared/clock'
import { formatMetric } from '@/lib/shared/format-number'
import { formatWhen } from '@/lib/shared/format-time'

/** Entries of the timeline that fit on a line; the others are one press away. */
const SHOWN = 6

interface Props {
  readonly endpoint: EndpointDetail
  readonly now: Millis
  /** Null where nobody is signed in. */
  readonly onRollback: ((to: Deployment) => void) | null
  readonly rollingBackTo: number | null
  readonly registry: Registry | null
}

/** What was live when. Going back stands beside each version that it can return to. */
export function VersionsCell({ endpoint, now, onRollback, rollingBackTo, registry }: Props) {
  const { live, timeline } = endpoint
  const [isWhole, setWhole] = useState(false)
  const shown = timeline.slice(0, isWhole ? timeline.length : SHOWN).reverse()
  const newest = new Map(shown.map((entry) => [entry.artefactId, entry.revision]))
  const hidden = timeline.length - shown.length
  return (
    <Cell
      title="Versions"
      sub={`validation RMSE (min) and its 95\u00a0% interval. Rolling back takes under a second and fails no request.`}
      tools={
        timeline.length > SHOWN && (
          <button type="button" className="link sm nowrap" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
            {isWhole ? 'Fewer' : `${hidden} earlier`}
          </button>
        )
      }
    >
      <VersionTimeline
        versions={shown.map((entry) => {
          const error = errorOf(entry, endpoint, registry)
          const name = entry.model === live.model ? `v${entry.version}` : `${entry.model} v${entry.version}`
          const canReturn =
            onRollback !== null &&
            entry.artefactId !== live.artefactId &&
            newest.get(entry.artefactId) === entry.revision
          return {
            key: String(entry.revision),
            name,
            aliases: aliasesOf(entry, registry),
            isLive: entry.revision === live.revision,
            figure: error && { value: formatMetric(error.value), unit: 'min', interval: error.interval },
            honest: error?.honest ?? true,
            note: `${error?.tooFew ?? ''}${FAMILY_SHORT[entry.family]}, ${entry.action === 'rollback' ? 'rolled back ' : ''}${formatWhen(millis(entry.deployedAt), now)}`,
            act: canReturn && (
              <Button
                size="xs"
                mt={6}
                leftSection={<IconArrowBackUp size={14} stroke={1.6} aria-hidden />}
                loading={rollingBackTo === entry.revision}
                onClick={() => onRollback(entry)}
              >
                Roll back<span className="vh"> to {name}</span>
              </Button>
            ),
          }
        })}
      />
    </Cell>
  )
}

/** A version's validation RMSE: with its interval where this browser has the version, else what the server tells of the live one. */
function errorOf({ artefactId }: Deployment, { live, lineage }: EndpointDetail, registry: Registry | null) {
  const version = registry?.versions.find((each) => each.artefactId === artefactId)
  const valid = version?.metrics?.valid
  if (version && valid) {
    const { value, bounds } = figureOf(valid, 'rmse')
    const interval = bounds && `${formatMetric(bounds[0])}–${formatMetric(bounds[1])}`
    return { value, interval, tooFew: sayTooFew(valid), honest: version.honestAtPickup }
  }
  if (artefactId !== live.artefactId || !lineage.validation) return null
  const { validation, honestAtPickup } = lineage
  return { value: validation.rmse, interval: null, tooFew: sayTooFew(validation), honest: honestAtPickup }
}

const sayTooFew = (judges: Judges): string => (isEnough(judges) ? '' : `on only ${sayJudges(judges)}; `)

/** Names that point to the version in this browser's registry. */
function aliasesOf({ model, version, artefactId }: Deployment, registry: Registry | null): readonly string[] {
  const isHere = registry?.versions.some((each) => each.model === model && each.artefactId === artefactId)
  if (registry === null || !isHere) return []
  return registry.aliases.filter((each) => each.model === model && each.version === version).map(({ alias }) => alias)
}

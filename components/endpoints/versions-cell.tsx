'use client'
import { Button } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import { FAMILY_SHORT } from '@/components/experiments/family-names'
import { Cell } from '@/components/ui/sheet'
import { VersionTimeline } from '@/components/ui/version-timeline'
import type { Deployment, EndpointDetail } from '@/lib/serving/schema/endpoints'
import { type Millis, millis } from '@/lib/shared/clock'
import { formatMetric } from '@/lib/shared/format-number'
import { formatWhen } from '@/lib/shared/format-time'

/** Entries of the timeline that fit on a line. */
const SHOWN = 6

interface Props {
  readonly endpoint: EndpointDetail
  readonly now: Millis
  /** Null where nobody is signed in. */
  readonly onRollback: ((to: Deployment) => void) | null
  readonly rollingBackTo: number | null
  /** Validation RMSE in minutes, where this browser or the server knows it. */
  readonly rmseOf: (deployment: Deployment) => number | null
}

/** What was live when. Going back stands beside each version that it can return to. */
export function VersionsCell({ endpoint, now, onRollback, rollingBackTo, rmseOf }: Props) {
  const { live, timeline } = endpoint
  const shown = timeline.slice(0, SHOWN).reverse()
  const newest = new Map(shown.map((entry) => [entry.artefactId, entry.revision]))
  const hidden = timeline.length - shown.length
  return (
    <Cell
      title="Versions"
      sub={`validation RMSE (min). Rolling back takes under a second and fails no request.${hidden > 0 ? ` ${hidden} earlier not shown.` : ''}`}
    >
      <VersionTimeline
        versions={shown.map((entry) => {
          const rmse = rmseOf(entry)
          const name = entry.model === live.model ? `v${entry.version}` : `${entry.model} v${entry.version}`
          const canReturn =
            onRollback !== null &&
            entry.artefactId !== live.artefactId &&
            newest.get(entry.artefactId) === entry.revision
          return {
            key: String(entry.revision),
            name,
            aliases: [],
            isLive: entry.revision === live.revision,
            figure: rmse === null ? null : { value: formatMetric(rmse), unit: 'min' },
            note: `${FAMILY_SHORT[entry.family]}, ${entry.action === 'rollback' ? 'rolled back ' : ''}${formatWhen(millis(entry.deployedAt), now)}`,
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

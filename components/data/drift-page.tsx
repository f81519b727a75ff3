'use client'
import Link from 'next/link'
import { useSearchParams } from 'next/navigation'
import { useLive } from '@/components/providers/use-live'
import { Page, PageHead } from '@/components/ui/page'
import { ProgressBar } from '@/components/ui/progress-bar'
import { Cell, Sheet } from '@/components/ui/sheet'
import { Mark, Verdict } from '@/components/ui/verdict'
import { FailedView, LoadingView, NothingHere } from '@/components/ui/view-state'
import { ENOUGH, isEnough, sayJudges } from '@/lib/evaluation/enough-rides'
import { zoneInFull, zoneName } from '@/lib/places/place-name'
import type { ZoneSet } from '@/lib/places/zone-set'
import { formatCount, formatShare } from '@/lib/shared/format-number'
import { formatLocalDay } from '@/lib/shared/format-time'
import { datasetId } from '@/lib/shared/ids'
import { addressOfDataset } from '@/lib/shared/page-address'
import { sayCount } from '@/lib/shared/say-count'
import type { Dataset } from '@/lib/trips/dataset'
import { DriftTable } from './drift-table'
import { driftVerdict } from './drift-words'
import { type ShownDrift, useDrift } from './use-drift'

/** Two datasets side by side: what moved from the first to the second, and by how much. */
export function DriftPage() {
  const ids = (useSearchParams().get('ids') ?? '').split(',').map(datasetId)
  const live = useLive(
    async ({ datasets, zoneSets }) => ({
      found: await Promise.all(ids.slice(0, 2).map((id) => datasets.get(id))),
      zoneSets: await zoneSets.list(),
    }),
    `drift ${ids.join(' ')}`,
  )
  const found = live.status === 'ready' ? live.value.found : []
  const [reference, other] = found
  const shown = useDrift(reference && other ? [reference.id, other.id] : null)
  if (live.status === 'failed')
    return (
      <FailedView title="The datasets could not be read" onRetry={() => window.location.reload()}>
        {live.message}
      </FailedView>
    )
  if (live.status === 'loading') return <LoadingView label="Reading the datasets" />
  if (!reference || !other)
    return (
      <NothingHere title="There are no two datasets to compare" back={{ href: '/data', label: 'All datasets' }}>
        The link names datasets that are not in this browser. Open one and choose another to compare it with.
      </NothingHere>
    )
  const zoneSet = live.value.zoneSets.find(({ id }) => id === (other.zoneSetId ?? reference.zoneSetId)) ?? null
  return (
    <Page>
      <PageHead
        crumbs={[{ label: 'Data', href: '/data' }, { label: 'Compare' }]}
        title={`${reference.name} → ${other.name}`}
        sub={`what moved from the first, ${sayDataset(reference)}, to the second, ${sayDataset(other)}`}
      />
      <Shown shown={shown} reference={reference} other={other} zoneSet={zoneSet} />
    </Page>
  )
}

const sayDataset = ({ rows, from, to }: Dataset): string =>
  `${sayCount(rows, 'ride')} from ${formatLocalDay(from)} to ${formatLocalDay(to)}`

interface ShownProps {
  readonly shown: ShownDrift
  readonly reference: Dataset
  readonly other: Dataset
  readonly zoneSet: ZoneSet | null
}

function Shown({ shown, reference, other, zoneSet }: ShownProps) {
  if (shown.status === 'failed')
    return (
      <p role="alert" className="ink2">
        {shown.message}
      </p>
    )
  if (shown.status === 'working')
    return (
      <div className="stack" style={{ gap: 8 }} role="status">
        <span className="ink2">Going through {formatCount(reference.rows + other.rows)} rides.</span>
        <ProgressBar share={shown.share} label="Comparing the datasets" />
      </div>
    )
  const { drift } = shown
  const { finding, rest } = driftVerdict(drift)
  const few = drift.judges.find((judges) => !isEnough(judges))
  const places = [
    { title: 'Pickup places unseen before', unseen: drift.unseenPickups },
    { title: 'Drop-off places unseen before', unseen: drift.unseenDropoffs },
  ]
  return (
    <div className="stack">
      <Verdict>
        <Mark>{finding}</Mark>
        {rest}
      </Verdict>
      {few && (
        <p className="ink2" role="note">
          {sayJudges(few)}: too few for intervals, which take at least {ENOUGH} of each. Sizes are shown, and nothing is
          called moved.
        </p>
      )}
      <Sheet>
        <DriftTable drift={drift} names={[reference.name, other.name]} />
      </Sheet>
      <Sheet columns="minmax(0,1fr) minmax(0,1fr)">
        {places.map(({ title, unseen }) => (
          <Cell
            key={title}
            title={title}
            sub={
              unseen.zones.length === 0
                ? 'none'
                : `${formatCount(unseen.zones.length)} ${unseen.zones.length === 1 ? 'place' : 'places'}, ${formatShare(unseen.share, 2)} of the rides of ${other.name}`
            }
            table={{
              name: `${reference.name} and ${other.name} ${title.toLowerCase()}`,
              columns: ['Zone id', 'Zone', 'Trips'],
              rows: unseen.zones.map(({ zone, rows }) => [String(zone), zoneInFull(zoneSet, zone), rows]),
            }}
          >
            {unseen.zones.length > 0 && (
              <table className="t dense">
                <thead>
                  <tr>
                    <th>Zone</th>
                    <th className="r">Trips</th>
                  </tr>
                </thead>
                <tbody>
                  {unseen.zones.slice(0, 8).map(({ zone, rows }) => (
                    <tr key={zone}>
                      <td title={zoneInFull(zoneSet, zone)}>{zoneName(zoneSet, zone)}</td>
                      <td className="r num b">{formatCount(rows)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </Cell>
        ))}
      </Sheet>
      <p className="sm ink3">
        {[reference, other].map((dataset, i) => (
          <span key={dataset.id}>
            {i > 0 && ' · '}
            <Link className="link" href={addressOfDataset(dataset.id)}>
              {dataset.name}
            </Link>
          </span>
        ))}
      </p>
    </div>
  )
}

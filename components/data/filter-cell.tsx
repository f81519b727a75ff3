'use client'
import { Button } from '@mantine/core'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { useQuery } from '@/components/experiments/use-query'
import { useCanWrite } from '@/components/providers/workspace-provider'
import { ProgressBar } from '@/components/ui/progress-bar'
import { Cell } from '@/components/ui/sheet'
import { Mark, Verdict } from '@/components/ui/verdict'
import { zoneInFull, zoneName } from '@/lib/places/place-name'
import type { ZoneSet } from '@/lib/places/zone-set'
import { formatCount, formatMetric, formatPercentFigure, formatShare } from '@/lib/shared/format-number'
import { sayCount } from '@/lib/shared/say-count'
import type { Dataset } from '@/lib/trips/dataset'
import { filterQuery, NO_FILTER, type TripFilter } from '@/lib/trips/trip-filter'
import { knownPlaces, unknownIdsOf } from '@/lib/trips/unknown-places'
import { sayFilter } from './filter-words'
import { placeRows, sayNowhere } from './place-figures'
import type { ShownProfile } from './use-profile'

/** Arrives when it is asked for. */
const ChooseRides = dynamic(() => import('./choose-rides').then((m) => m.ChooseRides), { ssr: false })

const SHOWN = 6

interface FilterCellProps {
  readonly dataset: Dataset
  readonly filter: TripFilter
  readonly shown: ShownProfile
  readonly zoneSet: ZoneSet | null
}

/** Which rides the page keeps to, how many they are, and the other ends of those of one place. */
export function FilterCell({ dataset, filter, shown, zoneSet }: FilterCellProps) {
  const [, setQuery] = useQuery()
  const canWrite = useCanWrite()
  const [isMaking, setMaking] = useState(false)
  const unknown = unknownIdsOf(dataset.files)
  const words = sayFilter(filter, { zoneSet, unknown })
  const view = shown.status === 'ready' ? shown.view : null
  const end = filter.pickupZone !== null && filter.dropoffZone === null ? 'dropoff' : 'pickup'
  const isOfOnePlace = (filter.pickupZone === null) !== (filter.dropoffZone === null)
  const all = view === null ? [] : end === 'dropoff' ? view.profile.topDropoffs : view.profile.topPickups
  const { known: partners, nowhere } = knownPlaces(all, unknown)
  const partnersTitle = end === 'dropoff' ? 'Where they end' : 'Where they begin'
  return (
    <Cell
      title="Chosen rides"
      sub={`${dataset.name}; the page keeps to the rides that ${words}`}
      table={
        view && isOfOnePlace
          ? {
              name: `${view.name} ${partnersTitle.toLowerCase()}`,
              columns: ['Zone id', partnersTitle, 'Trips', 'Share (%)', 'Median (min)'],
              rows: placeRows({ places: all, unknown, zoneSet }, view.rows),
            }
          : undefined
      }
    >
      {shown.status === 'working' && (
        <div className="stack" style={{ gap: 8 }} role="status">
          <span className="ink2">Looking through {sayCount(dataset.rows, 'ride')}.</span>
          <ProgressBar share={shown.share} label="Looking through the rides" />
        </div>
      )}
      {shown.status === 'failed' && (
        <p role="alert" className="ink2">
          {shown.message}
        </p>
      )}
      {view && (
        <div style={{ marginBottom: 12 }}>
          <Verdict small>
            <Mark>
              {formatCount(view.rows)} of {sayCount(dataset.rows, 'ride')}
            </Mark>{' '}
            {words}, {formatShare(dataset.rows === 0 ? 0 : view.rows / dataset.rows)} of all.
            {view.rows > 0 &&
              ` Half of them take less than ${formatMetric(view.profile.duration.median / 60)} min; of all, ${formatMetric(dataset.profile.duration.median / 60)} min.`}
          </Verdict>
        </div>
      )}
      {view && isOfOnePlace && partners.length > 0 && (
        <table className="t dense">
          <thead>
            <tr>
              <th>{partnersTitle}</th>
              <th className="r">Trips</th>
              <th className="r">Share (%)</th>
              <th className="r">Median (min)</th>
            </tr>
          </thead>
          <tbody>
            {partners.slice(0, SHOWN).map(({ zone, rows, median }) => (
              <tr key={zone}>
                <td title={zoneInFull(zoneSet, zone)}>{zoneName(zoneSet, zone)}</td>
                <td className="r num b">{formatCount(rows)}</td>
                <td className="r num">{formatPercentFigure(rows / view.rows, 1)}</td>
                <td className="r num">{median === undefined ? '–' : formatMetric(median / 60)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {view && isOfOnePlace && nowhere > 0 && <p className="sm ink3">{sayNowhere(nowhere, view.rows)}</p>}
      <div className="row wrap" style={{ marginTop: 12 }}>
        <Button onClick={() => setQuery({ ...filterQuery(NO_FILTER), end: null })}>
          {shown.status === 'working' ? 'Cancel' : 'Show all rides'}
        </Button>
        {view && view.rows > 0 && canWrite && <Button onClick={() => setMaking(true)}>Make a dataset of these</Button>}
      </div>
      {isMaking && <ChooseRides dataset={dataset} zoneSet={zoneSet} filter={filter} onClose={() => setMaking(false)} />}
    </Cell>
  )
}

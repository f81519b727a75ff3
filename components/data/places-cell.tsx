'use client'
import { SegmentedControl, Select } from '@mantine/core'
import { useMemo } from 'react'
import { useQuery } from '@/components/experiments/use-query'
import { Cell } from '@/components/ui/sheet'
import { placeWords } from '@/lib/places/layout-words'
import { zoneInFull, zoneName } from '@/lib/places/place-name'
import type { ZoneSet } from '@/lib/places/zone-set'
import { formatCount, formatMetric, formatPercentFigure } from '@/lib/shared/format-number'
import type { Dataset } from '@/lib/trips/dataset'
import { filterQuery, type TripFilter } from '@/lib/trips/trip-filter'
import { knownPlaces, unknownIdsOf } from '@/lib/trips/unknown-places'
import { zonesForHalf } from './busiest'
import { PickupMap } from './pickup-map'
import { inOrderOf, type PlaceMeasure, placeChoices, placeRows, sayNowhere } from './place-figures'
import classes from './places-cell.module.css'
import type { ProfileView } from './profile-view'
import { useDrawnZones } from './use-drawn-zones'

const SHOWN = 8

interface PlacesCellProps {
  readonly dataset: Dataset
  readonly view: ProfileView
  readonly filter: TripFilter
  readonly zoneSet: ZoneSet | null
}

/** Where rides begin and end: coloured by how many or by how long; a place pressed is what the page keeps to. */
export function PlacesCell({ dataset, view, filter, zoneSet }: PlacesCellProps) {
  const drawn = useDrawnZones(dataset, zoneSet)
  const [query, setQuery] = useQuery()
  // Where all rides begin in one place, it is their other end that tells something.
  const asked = query.get('end') ?? (filter.pickupZone !== null && filter.dropoffZone === null ? 'dropoff' : 'pickup')
  const end = asked === 'dropoff' ? 'dropoff' : 'pickup'
  const { topPickups, topDropoffs } = view.profile
  const places = end === 'pickup' ? topPickups : topDropoffs
  const hasMedians = places.some(({ median }) => median !== undefined)
  const measure: PlaceMeasure = hasMedians && query.get('places') === 'median' ? 'median' : 'count'
  const unknown = useMemo(() => unknownIdsOf(dataset.files), [dataset.files])
  const { known, nowhere } = useMemo(() => knownPlaces(places, unknown), [places, unknown])
  const ordered = inOrderOf(measure, known)
  const shareOf = (rows: number) => (view.rows === 0 ? 0 : rows / view.rows)
  const half = zonesForHalf(known, view.rows)
  const { one, many } = placeWords(zoneSet?.layout)
  const choose = (zone: number) => {
    const next = { ...filter, [end === 'pickup' ? 'pickupZone' : 'dropoffZone']: zone }
    setQuery({ ...filterQuery(next), end: null })
  }
  const minutes = (median: number | undefined) => (median === undefined ? '–' : formatMetric(median / 60))
  return (
    <Cell
      title={end === 'pickup' ? 'Pickups' : 'Drop-offs'}
      sub={
        measure === 'median'
          ? `by median duration of the rides, the longest first; ${many} of fewer than 5 rides are left out`
          : half === null
            ? `by ${one}, the most first`
            : `by ${one}; half are in ${half === 1 ? `one ${one}` : `${half} ${many}`}`
      }
      tools={
        <>
          <SegmentedControl
            aria-label="End of the ride"
            data={[
              { value: 'pickup', label: 'Pickups' },
              { value: 'dropoff', label: 'Drop-offs' },
            ]}
            value={end}
            onChange={(value) => setQuery({ end: value })}
          />
          {hasMedians && (
            <SegmentedControl
              aria-label="Zones by"
              data={[
                { value: 'count', label: 'Trips' },
                { value: 'median', label: 'Median' },
              ]}
              value={measure}
              onChange={(value) => setQuery({ places: value === 'median' ? value : null })}
            />
          )}
        </>
      }
      figure
      table={{
        name: `${view.name} ${end === 'pickup' ? 'pickups' : 'drop-offs'} by zone`,
        columns: ['Zone id', 'Zone', 'Trips', 'Share (%)', 'Median duration (min)'],
        rows: placeRows({ places, unknown, zoneSet }, view.rows),
      }}
    >
      <div className={drawn ? classes.halves : ''}>
        <PickupMap
          places={known}
          measure={measure}
          zoneSet={drawn}
          chosen={[filter.pickupZone, filter.dropoffZone].filter((zone) => zone !== null)}
          onChoose={choose}
        />
        <div style={{ minWidth: 0 }}>
          <table className="t dense">
            <thead>
              <tr>
                <th>{one === 'zone' ? 'Zone' : 'Centre of the hexagon'}</th>
                <th className="r">{measure === 'count' ? 'Trips' : 'Median (min)'}</th>
                {!drawn && <th className="r">Share (%)</th>}
              </tr>
            </thead>
            <tbody>
              {ordered.slice(0, SHOWN).map(({ zone, rows, median }) => (
                <tr key={zone}>
                  <td className={classes.name}>
                    <button
                      type="button"
                      className="link ell"
                      title={zoneInFull(zoneSet, zone)}
                      onClick={() => choose(zone)}
                    >
                      {zoneName(zoneSet, zone)}
                    </button>
                  </td>
                  <td className="r num b">{measure === 'count' ? formatCount(rows) : minutes(median)}</td>
                  {!drawn && <td className="r num">{formatPercentFigure(shareOf(rows), 1)}</td>}
                </tr>
              ))}
            </tbody>
          </table>
          {nowhere > 0 && <p className="sm ink3">{sayNowhere(nowhere, view.rows)}</p>}
          {places.length > SHOWN && (
            <Select
              mt={8}
              size="xs"
              aria-label={end === 'pickup' ? 'Keep to pickups in' : 'Keep to drop-offs in'}
              placeholder={`Find a ${one}…`}
              data={placeChoices({ places, unknown, zoneSet })}
              value={null}
              searchable
              limit={50}
              onChange={(zone) => zone !== null && choose(Number(zone))}
            />
          )}
        </div>
      </div>
    </Cell>
  )
}

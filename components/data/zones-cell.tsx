'use client'
import { Select } from '@mantine/core'
import { useCanWrite, useWorkspace } from '@/components/providers/workspace-provider'
import { Cell } from '@/components/ui/sheet'
import { choosableSets } from '@/lib/places/choosable-sets'
import type { ZoneSet } from '@/lib/places/zone-set'
import { sayCount } from '@/lib/shared/say-count'
import type { Dataset } from '@/lib/trips/dataset'
import { WhereZonesAre } from './where-zones-are'

interface ZonesCellProps {
  readonly dataset: Dataset
  readonly zoneSet: ZoneSet | null
  readonly zoneSets: readonly ZoneSet[]
}

const NONE = 'none'

/** Which zone set gives this dataset's places names and points. */
export function ZonesCell({ dataset, zoneSet, zoneSets }: ZonesCellProps) {
  const { datasets } = useWorkspace()
  const canWrite = useCanWrite()
  const choices = choosableSets(zoneSet, zoneSets)
  const choose = (id: string | null) => {
    const chosen = zoneSets.find((each) => each.id === id)
    void datasets.update(dataset.id, { zoneSetId: chosen?.id ?? null })
  }
  return (
    <Cell title="Places" sub="names, distance and bearing for the zone ids of the file">
      {choices.length === 0 ? (
        <WhereZonesAre />
      ) : (
        <div className="col gap12">
          <Select
            label="Zone set"
            data={[
              { value: NONE, label: 'None: zones are shown by number' },
              ...choices.map((each) => ({
                value: each.id,
                label: `${each.name}, ${sayCount(each.zones.length, 'zone')}`,
              })),
            ]}
            value={zoneSet?.id ?? NONE}
            onChange={choose}
            allowDeselect={false}
            disabled={!canWrite || zoneSet?.layout.kind === 'h3'}
            w={320}
            maw="100%"
          />
          <p className="sm ink3">{gain(zoneSet)}</p>
          {!zoneSet && <WhereZonesAre />}
        </div>
      )}
    </Cell>
  )
}

function gain(zoneSet: ZoneSet | null): string {
  if (!zoneSet)
    return 'Without one, models take positions from a travel-time map: computed from the training rides, not geography.'
  if (zoneSet.layout.kind === 'h3') return `${zoneSet.readAs.join(' ')} Models look at the rides’ own coordinates, too.`
  const points = zoneSet.zones.filter((zone) => zone.lat !== null).length
  return points > 0
    ? `Runs made from now on know names, distances and bearings of ${sayCount(points, 'zone')}. Runs made before keep what they used.`
    : 'It has names but no points: models take positions from a travel-time map, computed from the training rides. Points or shapes put real ones in their place.'
}

'use client'
import Link from 'next/link'
import { Cell } from '@/components/ui/sheet'
import { Mark, Verdict } from '@/components/ui/verdict'
import type { ZoneSet } from '@/lib/places/zone-set'
import { formatCount } from '@/lib/shared/format-number'
import { addressOfDataset } from '@/lib/shared/page-address'
import { sayCount } from '@/lib/shared/say-count'
import type { Dataset, Lineage, Parent } from '@/lib/trips/dataset'
import { unknownIdsOf } from '@/lib/trips/unknown-places'
import { sayFilter } from './filter-words'

interface LineageCellProps {
  readonly dataset: Dataset
  readonly lineage: Extract<Lineage, { act: 'filtered' }>
  readonly datasets: readonly Dataset[]
  readonly zoneSet: ZoneSet | null
}

/** In place of how much of the files could be used: which rides of another dataset these are. */
export function LineageCell({ dataset, lineage, datasets, zoneSet }: LineageCellProps) {
  const [parent] = lineage.of
  const there = datasets.find(({ id }) => id === parent.id)
  return (
    <Cell title="Made from" sub="its rows were judged when the files were imported; what was rejected is counted there">
      <Verdict small>
        <Mark>{sayCount(dataset.rows, 'ride')}</Mark>
        {there && ` of ${formatCount(there.rows)}`} in <ParentName parent={parent} datasets={datasets} /> that{' '}
        {sayFilter(lineage.filter, { zoneSet, unknown: unknownIdsOf(dataset.files) })}.
      </Verdict>
    </Cell>
  )
}

/** A link where the dataset is still there. */
export function ParentName({
  parent,
  datasets,
}: {
  readonly parent: Parent
  readonly datasets: readonly Pick<Dataset, 'id' | 'name'>[]
}) {
  const there = datasets.find(({ id }) => id === parent.id)
  if (!there) return <>{parent.name} (deleted)</>
  return (
    <Link className="link" href={addressOfDataset(there.id)}>
      {there.name}
    </Link>
  )
}

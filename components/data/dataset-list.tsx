'use client'
import { SegmentedControl } from '@mantine/core'
import Link from 'next/link'
import { useQuery } from '@/components/experiments/use-query'
import { useNow } from '@/components/providers/use-now'
import { SimulatedChip } from '@/components/ui/chip'
import { MiniHistogram } from '@/components/ui/mini-histogram'
import { Scrolling } from '@/components/ui/scrolling'
import { Cell, Sheet } from '@/components/ui/sheet'
import { Stat, StatRow } from '@/components/ui/stat-tile'
import type { ZoneSet } from '@/lib/places/zone-set'
import type { Dataset } from '@/lib/trips/dataset'
import classes from './dataset-list.module.css'
import { type DatasetRow, toDatasetRow } from './dataset-row'

interface DatasetListProps {
  readonly datasets: readonly Dataset[]
  readonly zoneSets: readonly ZoneSet[]
}

/** The datasets as a table to compare or as cards to look at; which of them is in the address. */
export function DatasetList({ datasets, zoneSets }: DatasetListProps) {
  const [query, setQuery] = useQuery()
  const now = useNow(60_000)
  const isCards = query.get('as') === 'cards'
  const rows = datasets.map((dataset) => toDatasetRow(dataset, zoneSets, now))
  if (rows.length === 0) return null
  const view = (
    <SegmentedControl
      aria-label="Show datasets as"
      data={[
        { value: 'table', label: 'Table' },
        { value: 'cards', label: 'Cards' },
      ]}
      value={isCards ? 'cards' : 'table'}
      onChange={(as) => setQuery({ as: as === 'cards' ? as : null })}
    />
  )
  return (
    <Sheet>
      <Cell title="Datasets" sub="shape: trips by hour of the week" tools={view}>
        {isCards ? <Cards rows={rows} /> : <Table rows={rows} />}
      </Cell>
    </Sheet>
  )
}

const Table = ({ rows }: { readonly rows: readonly DatasetRow[] }) => (
  <Scrolling label="Datasets">
    <table className="t">
      <thead>
        <tr>
          <th>Dataset</th>
          <th className="r">Trips</th>
          <th className="hide-sm">Shape</th>
          <th className="hide-sm">From, to</th>
          <th className="r hide-sm">Kept</th>
          <th className="hide-sm">Format</th>
          <th className="hide-sm">Zones</th>
          <th className="r hide-sm">Imported</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td className="b">
              <span className="row wrap">
                <Link href={row.href} className="link">
                  <span className="long-name" title={row.name}>
                    {row.name}
                  </span>
                </Link>
                {row.simulated && <SimulatedChip />}
              </span>
              <span className="only-sm sm ink3">
                {row.span}, {row.imported}
              </span>
            </td>
            <td className="r num b">{row.trips}</td>
            <td className="hide-sm">
              <MiniHistogram counts={row.shape} width={168} />
            </td>
            <td className="num nowrap hide-sm">{row.span}</td>
            <td className="r num hide-sm">{row.kept}</td>
            <td className="ink2 hide-sm">{row.files}</td>
            <td className="ink2 hide-sm">{row.zones}</td>
            <td className="r num ink3 nowrap hide-sm">{row.imported}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </Scrolling>
)

const Cards = ({ rows }: { readonly rows: readonly DatasetRow[] }) => (
  <ul className={classes.cards}>
    {rows.map((row) => (
      <li key={row.id}>
        <Link href={row.href} className={classes.card}>
          <span className="row between">
            <span className="b ell" title={row.name}>
              {row.name}
            </span>
            {row.simulated && <SimulatedChip />}
          </span>
          <span className="sm ink3">{row.span}</span>
          <MiniHistogram counts={row.shape} width={260} height={36} />
          <StatRow>
            <Stat label="Trips" value={row.trips} />
            <Stat label="Kept" value={row.kept} />
          </StatRow>
          <span className="xs ink3">
            {row.files} · zones: {row.zones} · {row.imported}
          </span>
        </Link>
      </li>
    ))}
  </ul>
)

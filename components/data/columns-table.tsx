'use client'
import { MiniHistogram } from '@/components/ui/mini-histogram'
import { Scrolling } from '@/components/ui/scrolling'
import { Cell } from '@/components/ui/sheet'
import { zoneName } from '@/lib/places/place-name'
import type { ZoneSet } from '@/lib/places/zone-set'
import { formatCount, formatPercentFigure, formatShare } from '@/lib/shared/format-number'
import type { Dataset } from '@/lib/trips/dataset'
import { MOST_DISTINCT } from '@/lib/trips/distinct-values'
import type { ColumnProfile } from '@/lib/trips/profile'
import { unknownIdsOf } from '@/lib/trips/unknown-places'
import { columnFigure, columnType, isImplausible, mostFrequent, sayFigure } from './column-figure'
import classes from './columns-table.module.css'
import type { ProfileView } from './profile-view'

interface ColumnsTableProps {
  readonly view: ProfileView
  readonly dataset: Dataset
  readonly zoneSet: ZoneSet | null
}

/** Each column that is read: what it was taken for, its shape, what is missing, how many values there are, and how they lie. */
export function ColumnsTable({ view, dataset, zoneSet }: ColumnsTableProps) {
  const { columns } = view.profile
  const share = (count: number) => (view.rows === 0 ? 0 : count / view.rows)
  const unknown = unknownIdsOf(dataset.files)
  const sayMost = (column: ColumnProfile): string | null => {
    const most = mostFrequent(column, view.profile, unknown)
    return most && `${zoneName(zoneSet, most.zone)}, ${formatShare(share(most.rows))}`
  }
  return (
    <Cell
      title="Columns"
      sub={`What the kept rides are profiled by; a ride’s own distance and fare are known only after it and are off by default in models; the distances of past rides make a pair’s typical distance. Outlier: more than three times the middle half’s width away from it${columns.some((column) => fiveValues(column).some((value) => isImplausible(column, value))) ? '. !: no taxi drives that far' : ''}`}
      table={{
        name: `${view.name} columns`,
        columns: [
          'In the file',
          'Read as',
          'Unit or type',
          'Missing (%)',
          'Distinct',
          'Min',
          '25 %',
          'Median',
          '75 %',
          'Max',
          'Outliers',
          'Most frequent',
        ],
        rows: columns.map((column) => [
          column.header,
          column.readAs,
          columnType(column),
          share(column.missing) * 100,
          sayDistinct(column),
          ...fiveFigures(column),
          column.outliers ?? null,
          sayMost(column),
        ]),
      }}
    >
      <Scrolling label="Columns">
        <table className={`t tight ${classes.columns}`}>
          <thead>
            <tr>
              <th>In the file</th>
              <th className="hide-sm">Read as</th>
              <th>Shape</th>
              <th className="r hide-sm">
                Missing
                <br />
                (%)
              </th>
              <th className="r hide-sm">Distinct</th>
              <th className="r hide-sm">Min</th>
              <th className="r hide-sm">25 %</th>
              <th className="r hide-sm">Median</th>
              <th className="r hide-sm">75 %</th>
              <th className="r hide-sm">Max</th>
              <th className="r hide-sm">Outliers</th>
            </tr>
          </thead>
          <tbody>
            {columns.map((column) => (
              <tr key={column.readAs}>
                <td>
                  <span className="mono">{column.header}</span>
                  <span className="only-sm sm ink3">{inOneLine(column, share(column.missing), sayMost(column))}</span>
                </td>
                <td className="nowrap hide-sm">
                  <span className="b">{column.readAs}</span>
                  <div className="xs ink3">{columnType(column)}</div>
                </td>
                <td>
                  <MiniHistogram counts={column.shape} width={48} />
                </td>
                <td className={`r num hide-sm ${column.missing > 0 ? 'b' : 'ink3'}`}>
                  {formatPercentFigure(share(column.missing), 1)}
                </td>
                <td className="r num nowrap hide-sm">{sayDistinct(column)}</td>
                {column.kind === 'place' ? (
                  <td colSpan={5} className="hide-sm">
                    {sayMost(column) === null ? '–' : `most frequent: ${sayMost(column)}`}
                  </td>
                ) : (
                  fiveValues(column).map((value, i) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: the five figures have no other identity than their place
                    <td key={i} className="r num nowrap hide-sm">
                      {columnFigure(column, value)}
                      {isImplausible(column, value) && <Implausible />}
                    </td>
                  ))
                )}
                <td className="r num hide-sm">{column.outliers == null ? '–' : formatCount(column.outliers)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
    </Cell>
  )
}

function sayDistinct({ distinct }: ColumnProfile): string {
  if (distinct === undefined) return '–'
  return distinct === null ? `over ${formatCount(MOST_DISTINCT)}` : formatCount(distinct)
}

/** Of places none: ids are names, and no place is in the middle of others. */
const fiveValues = (column: ColumnProfile): readonly (number | null)[] =>
  column.kind === 'place'
    ? [null, null, null, null, null]
    : [column.min, column.lowerQuartile ?? null, column.median, column.upperQuartile ?? null, column.max]

const fiveFigures = (column: ColumnProfile): readonly string[] =>
  fiveValues(column).map((value) => sayFigure(column, value))

const Implausible = () => (
  <span className={classes.implausible} title="Implausible: no taxi drives that far">
    <span aria-hidden>!</span>
    <span className="vh"> (implausible)</span>
  </span>
)

function inOneLine(column: ColumnProfile, missing: number, most: string | null): string {
  const unit = column.unit ? `\u00a0${column.unit}` : ''
  const [min, lower, median, upper, max] = fiveFigures(column)
  return [
    ...(column.kind === 'place' ? [column.readAs] : [`${column.readAs}, ${min} to ${max}${unit}`, `median ${median}`]),
    ...(column.kind === 'place' || column.lowerQuartile == null ? [] : [`middle half ${lower} to ${upper}`]),
    ...(most === null ? [] : [`most frequent ${most}`]),
    ...(column.distinct === undefined ? [] : [`${sayDistinct(column)} different`]),
    ...(column.outliers ? [`${formatCount(column.outliers)} outliers`] : []),
    ...(column.missing > 0 ? [`${formatShare(missing)} missing`] : []),
  ].join(', ')
}

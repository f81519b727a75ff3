'use client'
import { OverlaidShapes } from '@/components/ui/overlaid-shapes'
import { Scrolling } from '@/components/ui/scrolling'
import { Cell } from '@/components/ui/sheet'
import type { ColumnDrift } from '@/lib/monitoring/column-drift'
import type { DatasetDrift } from '@/lib/monitoring/dataset-drift'
import { MEASURE, sayEffect, sayInOneLine, sayMiddle, sayMissing, sayMovement, signOf } from './drift-words'

interface DriftTableProps {
  readonly drift: DatasetDrift
  readonly names: readonly [string, string]
}

/** Columns by how far they moved: two sizes of it with their intervals, and the medians. */
export function DriftTable({ drift, names }: DriftTableProps) {
  return (
    <Cell
      title="Columns by how far they moved"
      sub="stability index: from 0.1 on moved, from 0.25 on much, if the whole interval is; 95 % intervals from resampling days; weekdays have none. Shape: bars before, line after"
      table={{
        name: `${names.join(' and ')} drift`,
        columns: [
          'Column',
          'Verdict',
          'Stability index',
          'Low',
          'High',
          'Distance',
          'Low of distance',
          'High of distance',
          'Distance measure',
          `Median, ${names[0]}`,
          `Median, ${names[1]}`,
          'Missing before (%)',
          'Missing after (%)',
          'Stability index of missing',
        ],
        rows: drift.columns.map((column) => [
          titleOf(column),
          sayMovement(column),
          column.stability.value,
          column.stability.bounds?.[0] ?? null,
          column.stability.bounds?.[1] ?? null,
          column.distance.value,
          column.distance.bounds?.[0] ?? null,
          column.distance.bounds?.[1] ?? null,
          MEASURE[column.measure],
          column.medians[0] && sayMiddle(column.medians[0]),
          column.medians[1] && sayMiddle(column.medians[1]),
          column.missing[0] * 100,
          column.missing[1] * 100,
          column.gaps.stability.value,
        ]),
      }}
    >
      <Scrolling label="Columns by how far they moved">
        <table className="t">
          <thead>
            <tr>
              <th>Column</th>
              <th className="hide-sm">Shape</th>
              <th>Verdict</th>
              <th className="r">Stability index</th>
              <th className="r hide-sm">Moved by</th>
              <th className="hide-sm">in</th>
              <th className="r hide-sm">Median before</th>
              <th className="r hide-sm">after</th>
              <th className="r hide-sm">Missing</th>
            </tr>
          </thead>
          <tbody>
            {drift.columns.map((column) => (
              <tr key={column.key}>
                <td>
                  <span className="b">{titleOf(column)}</span>
                  <span className="only-sm sm ink3 num">{sayInOneLine(column)}</span>
                </td>
                <td className="hide-sm">
                  <OverlaidShapes shapes={column.shape} />
                </td>
                <td>
                  <span aria-hidden>{signOf(column)}</span>
                  {`\u00a0${sayMovement(column)}`}
                </td>
                <td className="r num">{sayEffect(column.stability)}</td>
                <td className="r num nowrap hide-sm">{sayEffect(column.distance)}</td>
                <td className="ink3 hide-sm">{MEASURE[column.measure]}</td>
                <td className="r num hide-sm">{sayMiddle(column.medians[0])}</td>
                <td className="r num hide-sm">{sayMiddle(column.medians[1])}</td>
                <td className="r num nowrap hide-sm">{sayMissing(column)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
    </Cell>
  )
}

const titleOf = ({ title, unit }: ColumnDrift): string => (unit === null ? title : `${title} (${unit})`)

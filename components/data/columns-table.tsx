'use client'
import { MiniHistogram } from '@/components/ui/mini-histogram'
import { Cell } from '@/components/ui/sheet'
import { formatPercentFigure, formatShare } from '@/lib/shared/format-number'
import type { Dataset } from '@/lib/trips/dataset'
import { columnFigure } from './column-figure'

/** Each column that is read: what it was taken for, its shape, what is missing, its range. */
export function ColumnsTable({ dataset }: { readonly dataset: Dataset }) {
  const { columns } = dataset.profile
  const share = (missing: number) => (dataset.rows === 0 ? 0 : missing / dataset.rows)
  return (
    <Cell
      title="Columns"
      sub={`${columns.length} are read; distance and fare are known only after the ride and stay out of models`}
      table={{
        name: `${dataset.name} columns`,
        columns: ['In the file', 'Read as', 'Missing (%)', 'Min', 'Median', 'Max', 'Unit'],
        rows: columns.map((column) => [
          column.header,
          column.readAs,
          share(column.missing) * 100,
          columnFigure(column, column.min),
          columnFigure(column, column.median),
          columnFigure(column, column.max),
          column.unit,
        ]),
      }}
    >
      <div className="scroll-x">
        <table className="t">
          <thead>
            <tr>
              <th>In the file</th>
              <th className="hide-sm">Read as</th>
              <th>Shape</th>
              <th className="r hide-sm">Missing (%)</th>
              <th className="r hide-sm">Min</th>
              <th className="r hide-sm">Median</th>
              <th className="r hide-sm">Max</th>
              <th className="hide-sm">Unit</th>
            </tr>
          </thead>
          <tbody>
            {columns.map((column) => (
              <tr key={column.header}>
                <td>
                  <span className="mono">{column.header}</span>
                  <span className="only-sm sm ink3">
                    {column.readAs}, {columnFigure(column, column.min)} to {columnFigure(column, column.max)}
                    {column.unit ? `\u00a0${column.unit}` : ''}, median {columnFigure(column, column.median)}
                    {column.missing > 0 && `, ${formatShare(share(column.missing))} missing`}
                  </span>
                </td>
                <td className="b nowrap hide-sm">{column.readAs}</td>
                <td>
                  <MiniHistogram counts={column.shape} />
                </td>
                <td className={`r num hide-sm ${column.missing > 0 ? 'b' : 'ink3'}`}>
                  {formatPercentFigure(share(column.missing), 1)}
                </td>
                <td className="r num nowrap hide-sm">{columnFigure(column, column.min)}</td>
                <td className="r num nowrap hide-sm">{columnFigure(column, column.median)}</td>
                <td className="r num nowrap hide-sm">{columnFigure(column, column.max)}</td>
                <td className="ink3 hide-sm">{column.unit ?? ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Cell>
  )
}

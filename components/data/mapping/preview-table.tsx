import { Fragment } from 'react'
import { formatCount } from '@/lib/shared/format-number'
import type { MappingDraft } from '@/lib/trips/mapping/mapping-draft'
import type { MappingPreview, PreviewRow } from '@/lib/trips/mapping/preview-mapping'
import classes from './mapping.module.css'
import { type PreviewColumn, previewColumns, previewText } from './preview-cells'

interface PreviewTableProps {
  readonly preview: MappingPreview
  readonly draft: MappingDraft
  readonly header: readonly string[]
}

/** The first rows as they will be read. Where one will not be kept, it stands as it is in the file, with what is wrong marked and said. */
export function PreviewTable({ preview, draft, header }: PreviewTableProps) {
  const columns = previewColumns(draft)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keyboard
    <section className={classes.rows} aria-label="The first rows as they will be read" tabIndex={0}>
      <table className={`t dense ${classes.table}`}>
        <thead>
          <tr>
            <th className="r">Row</th>
            {columns.map(({ of, title, isNumber }) => (
              <th key={of} className={isNumber ? 'r' : ''}>
                {title}
              </th>
            ))}
            <th className="hide-sm">Why it is not kept</th>
          </tr>
        </thead>
        <tbody>
          {preview.rows.map((row) => (
            <Fragment key={row.line}>
              <tr className={row.kept ? '' : classes.rejected}>
                <td className="r num ink3">{formatCount(row.line)}</td>
                {columns.map((column) => (
                  <td key={column.of} className={cellClass(row, column)}>
                    {previewText(row, column, header) || '–'}
                  </td>
                ))}
                <td className="ink2 hide-sm">{row.kept ? '' : row.detail}</td>
              </tr>
              {!row.kept && (
                <tr className={`${classes.rejected} ${classes.why}`}>
                  <td colSpan={columns.length + 1}>
                    <span className="ink2">{row.detail}</span>
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function cellClass(row: PreviewRow, { of, isNumber }: PreviewColumn): string {
  const isBad = !row.kept && row.of === of
  return `num ${isNumber ? 'r' : ''} ${isBad ? classes.bad : ''}`
}

import { formatCount, formatMetric } from '@/lib/shared/format-number'
import classes from './chart.module.css'

interface BarRow {
  readonly name: string
  readonly value: number | null
  /** A mark on the bar, such as the lookup table's value. */
  readonly mark?: number | null
  readonly rides?: number
}

interface BarsProps {
  readonly nameHead: string
  readonly valueHead: string
  readonly rows: readonly BarRow[]
  readonly colour?: string
}

/** A table whose numbers are drawn beside them, from zero. */
export function Bars({ nameHead, valueHead, rows, colour = 'var(--rc-validation)' }: BarsProps) {
  const most = Math.max(Number.MIN_VALUE, ...rows.flatMap((row) => [row.value ?? 0, row.mark ?? 0]))
  const share = (value: number) => `${(value / most) * 100}%`
  const hasRides = rows.some((row) => row.rides !== undefined)
  return (
    <table className={`t dense ${classes.bars}`}>
      <thead>
        <tr>
          <th>{nameHead}</th>
          <th className={classes.barColumn}>
            <span className="vh">As a bar</span>
          </th>
          <th className="r">{valueHead}</th>
          {hasRides && <th className="r">Rides</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name}>
            <td className="nowrap">{row.name}</td>
            <td>
              <div className={classes.barTrack}>
                {row.value !== null && (
                  <div className={classes.bar} style={{ width: share(row.value), background: colour }} />
                )}
                {row.mark !== null && row.mark !== undefined && (
                  <i className={classes.barMark} style={{ left: share(row.mark) }} />
                )}
              </div>
            </td>
            <td className="r num b">{row.value === null ? '–' : formatMetric(row.value)}</td>
            {hasRides && <td className="r num ink3">{formatCount(row.rides ?? 0)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

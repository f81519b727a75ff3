import type { Identity } from '@/components/ui/identity'
import { Swatch } from '@/components/ui/swatch'
import classes from './chart.module.css'

interface PlotTipProps {
  readonly head: string
  readonly rows: readonly { readonly name: string; readonly identity: Identity; readonly value: string }[]
}

/** What a chart says of the place that is pointed at. */
export const PlotTip = ({ head, rows }: PlotTipProps) => (
  <div className={classes.tip}>
    <div className="ink3">{head}</div>
    <table>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name}>
            <td>
              <Swatch identity={row.identity} /> {row.name}
            </td>
            <td>{row.value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)

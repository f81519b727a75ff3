import classes from './data-empty.module.css'

const HEADS = ['', 'pickup time', 'drop-off time', 'from', 'to', 'distance', ''] as const
const ROWS = [
  ['2', '2023-01-01 00:26:10', '00:37:11', '166', '143', '2.58', '14.9'],
  ['2', '2023-01-01 00:51:03', '00:57:49', '24', '43', '1.81', '10.7'],
  ['2', '2023-01-01 00:35:12', '00:41:32', '223', '179', '0.00', '7.2'],
  ['1', '2023-01-01 00:13:14', '00:19:03', '41', '238', '1.30', '6.5'],
  ['1', '2023-01-01 00:33:04', '00:39:02', '41', '74', '1.10', '6.0'],
] as const

const isUsed = (column: number): boolean => column > 0 && column < 5

/** A picture of what belongs here: any table, four of whose columns matter. */
export const SampleTable = () => (
  <div className={`${classes.ghost} hide-sm`} aria-hidden>
    <table>
      <thead>
        <tr>
          {HEADS.map((head, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a picture; its columns never change
            <th key={i}>{head && <span className={isUsed(i) ? classes.used : classes.spare}>{head}</span>}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {ROWS.map((row) => (
          <tr key={row[1]}>
            {row.map((cell, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a picture; its columns never change
              <td key={i} className={isUsed(i) ? classes.on : ''}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)

import classes from './data-empty.module.css'

const COLUMNS = [
  { id: 'vendor', head: '', isUsed: false },
  { id: 'pickup', head: 'pickup time', isUsed: true },
  { id: 'dropoff', head: 'drop-off time', isUsed: true },
  { id: 'from', head: 'from', isUsed: true },
  { id: 'to', head: 'to', isUsed: true },
  { id: 'distance', head: 'distance', isUsed: false },
  { id: 'fare', head: '', isUsed: false },
] as const
const ROWS = [
  ['2', '2023-01-01 00:26:10', '00:37:11', '166', '143', '2.58', '14.9'],
  ['2', '2023-01-01 00:51:03', '00:57:49', '24', '43', '1.81', '10.7'],
  ['2', '2023-01-01 00:35:12', '00:41:32', '223', '179', '0.00', '7.2'],
  ['1', '2023-01-01 00:13:14', '00:19:03', '41', '238', '1.30', '6.5'],
  ['1', '2023-01-01 00:33:04', '00:39:02', '41', '74', '1.10', '6.0'],
] as const

/** A picture of what belongs here: any table, four of whose columns matter. */
export const SampleTable = () => (
  <div className={`${classes.ghost} hide-sm`} aria-hidden>
    <table>
      <thead>
        <tr>
          {COLUMNS.map(({ id, head, isUsed }) => (
            <th key={id}>{head && <span className={isUsed ? classes.used : classes.spare}>{head}</span>}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {ROWS.map((row) => (
          <tr key={row[1]}>
            {COLUMNS.map(({ id, isUsed }, i) => (
              <td key={id} className={isUsed ? classes.on : ''}>
                {row[i]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)

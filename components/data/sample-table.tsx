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
/** Invented: a busy March evening. */
const ROWS = [
  ['1', '2024-03-08 17:41:27', '17:58:52', '263', '90', '3.35', '18.4'],
  ['2', '2024-03-08 17:43:05', '18:11:48', '79', '181', '5.72', '26.1'],
  ['1', '2024-03-08 17:46:38', '17:52:19', '48', '230', '0.94', '8.6'],
  ['2', '2024-03-08 17:49:56', '18:07:33', '161', '236', '2.87', '16.3'],
  ['2', '2024-03-08 17:52:14', '18:05:47', '113', '246', '2.19', '13.5'],
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

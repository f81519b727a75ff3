import { Cell } from '@/components/ui/sheet'

const SHORTCUTS = [
  { keys: ['Ctrl', 'K'], does: 'Search and commands (⌘ K on a Mac)' },
  { keys: ['N'], does: 'New run; on the page of a dataset, of that dataset' },
  { keys: ['C'], does: 'Compare the selected runs, on the experiments page' },
  { keys: ['T'], does: 'Tag the selected runs, on the experiments page' },
  { keys: ['/'], does: 'Filter the runs, on the experiments page' },
  { keys: ['Tab'], does: 'Next control; Shift Tab goes back' },
  { keys: ['←', '↑', '→', '↓'], does: 'Move between the cells of a heat map, the points of a chart' },
  { keys: ['Space'], does: 'Select the run in focus' },
  { keys: ['Esc'], does: 'Close what is open; clear the selection of runs' },
] as const

/** What the keyboard does. */
export const ShortcutsPanel = () => (
  <Cell title="Keyboard">
    <table className="t dense">
      <thead className="vh">
        <tr>
          <th>Keys</th>
          <th>What they do</th>
        </tr>
      </thead>
      <tbody>
        {SHORTCUTS.map(({ keys, does }) => (
          <tr key={does}>
            <td className="nowrap">
              {keys.map((key) => (
                <kbd key={key} style={{ marginRight: 4 }}>
                  {key}
                </kbd>
              ))}
            </td>
            <td className="ink2">{does}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </Cell>
)

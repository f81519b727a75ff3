'use client'
import { readyValue, useLive } from '@/components/providers/use-live'
import { useWorkspace } from '@/components/providers/workspace-provider'
import { Cell } from '@/components/ui/sheet'
import { mappingWords } from '@/lib/trips/mapping/mapping-words'

/** What a person said about the columns of their files, to be used again for files with the same header, or forgotten. */
export function MappingsPanel() {
  const { mappings } = useWorkspace()
  const saved = readyValue(useLive((workspace) => workspace.mappings.list(), 'settings/mappings'))
  return (
    <Cell
      title="Column mappings"
      sub="how files with a header of your own are read, kept when you save one during an import"
    >
      {saved?.length === 0 && <p className="ink3">None is kept: the files so far were recognised by their headers.</p>}
      {saved && saved.length > 0 && (
        <table className="t">
          <thead>
            <tr>
              <th>Columns</th>
              <th className="r hide-sm">Header</th>
              <th />
            </tr>
          </thead>
          <tbody>
            {saved.map(({ fingerprint, mapping }) => (
              <tr key={fingerprint}>
                <td style={{ overflowWrap: 'anywhere' }}>{mappingWords(mapping)}</td>
                <td className="mono ink3 r hide-sm">{fingerprint.slice(0, 8)}</td>
                <td className="r">
                  <button
                    type="button"
                    className="link"
                    aria-label={`Forget the mapping of ${mapping.pickupAt}, header ${fingerprint.slice(0, 8)}`}
                    onClick={() => void mappings.remove(fingerprint)}
                  >
                    Forget
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Cell>
  )
}

'use client'
import { Cell } from '@/components/ui/sheet'
import { formatBytes, formatCount } from '@/lib/shared/format-number'
import type { Dataset } from '@/lib/trips/dataset'
import { formatName } from './format-names'

/** The files it was made of, by their hashes. */
export const FilesCell = ({ dataset }: { readonly dataset: Dataset }) => (
  <Cell title="Files" sub="rows in the order of the files; the hash is over the bytes as they were dropped">
    <div className="scroll-x">
      <table className="t dense">
        <thead>
          <tr>
            <th>File</th>
            <th>Format</th>
            <th className="r">Size</th>
            <th className="r">Kept rows</th>
            <th>SHA-256</th>
          </tr>
        </thead>
        <tbody>
          {dataset.files.map((file) => (
            <tr key={file.sha256 + file.name}>
              <td className="mono">{file.name}</td>
              <td className="ink2 nowrap">{formatName(file.format)}</td>
              <td className="r num nowrap">{formatBytes(file.bytes)}</td>
              <td className="r num">{formatCount(file.keptRows)}</td>
              <td className="mono ink3" title={file.sha256}>
                {file.sha256.slice(0, 4)}…{file.sha256.slice(-4)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
    {dataset.noiseFloorMinutes !== null && (
      <p className="sm ink3 rule">
        Simulated with a known noise: no model can be better than {dataset.noiseFloorMinutes.toFixed(2)} min RMSE on the
        trips of the last month.
      </p>
    )}
  </Cell>
)

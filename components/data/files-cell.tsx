'use client'
import { Scrolling } from '@/components/ui/scrolling'
import { Cell } from '@/components/ui/sheet'
import { formatBytes, formatCount } from '@/lib/shared/format-number'
import type { Dataset } from '@/lib/trips/dataset'
import { formatName } from './format-names'
import { howRead } from './how-read'

/** The files it was made of, by their hashes, and how each was read. */
export const FilesCell = ({ dataset }: { readonly dataset: Dataset }) => (
  <Cell title="Files" sub="rows in the order of the files; the hash is over the bytes as they were dropped">
    <Scrolling label="Files">
      <table className="t dense">
        <thead>
          <tr>
            <th>File</th>
            <th className="hide-sm">Format</th>
            <th className="r hide-sm">Size</th>
            <th className="r">Kept rows</th>
            <th className="hide-sm">SHA-256</th>
          </tr>
        </thead>
        <tbody>
          {dataset.files.map((file) => (
            <tr key={file.sha256 + file.name}>
              <td>
                <span className="mono long-name" title={file.name}>
                  {file.name}
                </span>
                <span className="only-sm sm ink3">
                  {formatName(file.format)}, {formatBytes(file.bytes)}
                </span>
              </td>
              <td className="ink2 nowrap hide-sm">{formatName(file.format)}</td>
              <td className="r num nowrap hide-sm">{formatBytes(file.bytes)}</td>
              <td className="r num">{formatCount(file.keptRows)}</td>
              <td className="mono ink3 hide-sm" title={file.sha256}>
                {file.sha256.slice(0, 4)}…{file.sha256.slice(-4)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
    {howRead(dataset.files).map(({ files, words }) => (
      <p key={words} className="sm ink3 rule">
        {files !== null && `${files}: `}
        {words}
      </p>
    ))}
    {dataset.noiseFloorMinutes !== null && (
      <p className="sm ink3 rule">
        Simulated with a known noise: no model can be better than {dataset.noiseFloorMinutes.toFixed(2)} min RMSE on the
        trips of the last month.
      </p>
    )}
  </Cell>
)

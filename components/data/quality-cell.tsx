'use client'
import Link from 'next/link'
import { useState } from 'react'
import { Scrolling } from '@/components/ui/scrolling'
import { Cell } from '@/components/ui/sheet'
import { Mark, Verdict } from '@/components/ui/verdict'
import { formatCount, formatPercentFigure, formatShare } from '@/lib/shared/format-number'
import { sayCount } from '@/lib/shared/say-count'
import type { Dataset } from '@/lib/trips/dataset'
import type { RejectReason } from '@/lib/trips/reject-reason'
import { ParentName } from './lineage-cell'
import type { SharedWith } from './overlap-words'
import classes from './quality-cell.module.css'
import { RejectSamples } from './reject-samples'
import { hiddenByMaximum, rejectLines } from './reject-words'
import { saveRejects } from './save-rejects'

/** How much of the files can be used, and why the rest cannot. */
export function QualityCell({
  dataset,
  datasets,
  shared,
}: {
  readonly dataset: Dataset
  readonly datasets: readonly Dataset[]
  readonly shared: readonly SharedWith[]
}) {
  const { read, kept, unknownPlaces } = dataset.quality
  const [shown, setShown] = useState<RejectReason | null>(null)
  const rejected = read - kept
  const lines = rejectLines(dataset)
  const hidden = hiddenByMaximum(dataset.quality)
  return (
    <Cell
      title="Quality"
      tools={<span className="sm ink3 num">{sayCount(read, 'row')} read</span>}
      table={{
        name: `${dataset.name} quality`,
        columns: ['Reason', 'Rows', 'Share (%)'],
        rows: [
          ...lines.map((line) => [line.title, line.rows, line.share * 100]),
          ['Kept', kept, read === 0 ? 0 : (kept / read) * 100],
        ],
      }}
    >
      <div className={classes.verdict}>
        <Verdict small>
          <Mark>{read === 0 ? 'No row was read' : `${formatShare(kept / read)} of rows are usable.`}</Mark>{' '}
          {rejected === 0 ? 'None was rejected.' : `${formatCount(rejected)} were rejected, each with a reason.`}
        </Verdict>
      </div>
      <div
        className={classes.bar}
        role="img"
        aria-label={`${formatCount(kept)} kept, ${formatCount(rejected)} rejected`}
      >
        <i className={classes.kept} style={{ flexGrow: kept }} />
        {rejected > 0 && <i className={classes.rejected} style={{ flexGrow: rejected }} />}
      </div>
      <Scrolling label="Rejected rows">
        <table className="t dense">
          <thead>
            <tr>
              <th>Reason</th>
              <th className="r">Rows</th>
              <th className="r">Share (%)</th>
              <th className="hide-sm">First one</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.reason}>
                <td>
                  <span className="hide-sm nowrap">{line.title}</span>
                  <button type="button" className="link only-sm" onClick={() => setShown(line.reason)}>
                    {line.title}
                  </button>
                </td>
                <td className="r num b">{formatCount(line.rows)}</td>
                <td className="r num">{formatPercentFigure(line.share)}</td>
                <td className={`hide-sm ${classes.first}`}>
                  {line.first && (
                    <button
                      type="button"
                      className="link ink3 num ell"
                      title={line.first}
                      onClick={() => setShown(line.reason)}
                    >
                      {line.first}
                    </button>
                  )}
                </td>
              </tr>
            ))}
            <tr>
              <td className="bb">Kept</td>
              <td className="r num bb">{formatCount(kept)}</td>
              <td className="r num">{formatPercentFigure(read === 0 ? 0 : kept / read)}</td>
              <td className="ink3 num hide-sm">
                {unknownPlaces > 0 ? `${formatCount(unknownPlaces)} in unknown zones` : ''}
              </td>
            </tr>
          </tbody>
        </table>
      </Scrolling>
      <div className="row between wrap sm rule">
        <span>
          The longest ride kept is {formatCount(dataset.rules.maximumSeconds / 60)} min: this hides{' '}
          <b className="num b">{formatShare(hidden, 2)}</b> of the rows: errors of models on these rides are without
          them.
        </span>
        {rejected > 0 && !dataset.madeFrom && (
          <button type="button" className="link" onClick={() => void saveRejects(dataset)}>
            All rejects as CSV
          </button>
        )}
      </div>
      {dataset.madeFrom?.act === 'combined' && (
        <p className="sm rule">
          Combined of{' '}
          {dataset.madeFrom.of.map((parent, i) => (
            <span key={parent.id}>
              {i > 0 && ', '}
              <ParentName parent={parent} datasets={datasets} />
            </span>
          ))}
          : their rejects are counted together here; each has its own as CSV.
        </p>
      )}
      {shared.length > 0 && (
        <p className="sm rule" role="note">
          {shared.map(({ id, name, rides }) => (
            <span key={id}>
              <b className="num b">{formatCount(rides)}</b> of these rides {rides === 1 ? 'is' : 'are'} in{' '}
              <Link className="link" href={`/data/dataset?id=${encodeURIComponent(id)}`}>
                {name}
              </Link>{' '}
              too.{' '}
            </span>
          ))}
          <span className="ink3">Each run uses one dataset, so no run counts a ride twice.</span>
        </p>
      )}
      {shown && <RejectSamples dataset={dataset} reason={shown} onClose={() => setShown(null)} />}
    </Cell>
  )
}

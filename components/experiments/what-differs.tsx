'use client'
import { useState } from 'react'
import { Scrolling } from '@/components/ui/scrolling'
import { Cell } from '@/components/ui/sheet'
import { Swatch } from '@/components/ui/swatch'
import { compareParameters } from '@/lib/experiments/parameters'
import type { ComparedRun } from './compared-runs'

/** Only the parameters whose values differ; the rest on request. */
export function WhatDiffers({
  runs,
  names,
}: {
  readonly runs: readonly ComparedRun[]
  /** Of datasets and zone sets, by their ids. */
  readonly names: ReadonlyMap<string, string>
}) {
  const [showsAll, setShowsAll] = useState(false)
  const parameters = compareParameters(
    runs.map(({ run }) => run),
    names,
  )
  const differing = parameters.filter((parameter) => parameter.differs)
  const shown = showsAll ? parameters : differing
  const equal = parameters.length - differing.length
  return (
    <Cell
      title="What differs"
      sub={showsAll ? 'every parameter' : `${equal} that are equal, or follow from the model, are hidden`}
      tools={
        <button type="button" className="link sm ink3" onClick={() => setShowsAll(!showsAll)}>
          {showsAll ? 'Only what differs' : `Show all ${parameters.length}`}
        </button>
      }
      table={{
        name: 'parameters',
        columns: ['parameter', ...runs.map((run) => run.name)],
        rows: parameters.map(({ name, values }) => [name, ...values]),
      }}
    >
      {shown.length === 0 ? (
        <p className="ink2">
          Nothing: the same data, split, features, settings and seed. They should be equal bit for bit.
        </p>
      ) : (
        <Scrolling label="What differs">
          <table className="t dense">
            <thead>
              <tr>
                <th>
                  <span className="vh">Parameter</span>
                </th>
                {runs.map((run) => (
                  <th key={run.id}>
                    <span className="row" style={{ gap: 6, color: 'var(--rc-ink)' }}>
                      <Swatch identity={run.identity} />
                      <span className="b ell run-name" title={run.name}>
                        {run.name}
                      </span>
                    </span>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map(({ name, values, differs }) => (
                <tr key={name}>
                  <td className="ink3 sm nowrap">{name}</td>
                  {values.map((value, i) => (
                    <td key={runs[i]?.id} className={`num nowrap ${value === null || !differs ? 'ink3' : ''}`}>
                      {value ?? '–'}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolling>
      )}
    </Cell>
  )
}

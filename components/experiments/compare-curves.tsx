'use client'
import { useState } from 'react'
import { LineChart } from '@/components/charts/line-chart'
import type { LineChartProps } from '@/components/charts/line-chart-props'
import { lineTable } from '@/components/charts/line-table'
import { Legend } from '@/components/ui/legend'
import { Cell } from '@/components/ui/sheet'
import type { ComparedRun } from './compared-runs'
import { CurveAxisSwitch } from './curve-axis-switch'
import { axisTitle, type CurveAxis, curveRange, overlaidCurves } from './learning-curve'

/** Curves of all runs that have one, on one scale. */
export function CompareCurves({ runs }: { runs: readonly ComparedRun[] }) {
  const [axis, setAxis] = useState<CurveAxis>('epoch')
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set())
  const curved = runs.filter((run) => run.epochs.length > 1)
  const without = runs.filter((run) => run.epochs.length <= 1).map((run) => run.name)
  if (curved.length === 0)
    return (
      <Cell title="Learning curves">
        <p className="ink2">None of these models learns step by step, so there is no curve to show.</p>
      </Cell>
    )
  const chart: LineChartProps = {
    data: overlaidCurves(curved, axis),
    x: 'x',
    height: 212,
    right: 88,
    joined: true,
    xTitle: axisTitle(axis),
    yTitle: 'RMSE (min)',
    yDomain: curveRange(
      curved.flatMap((run) => run.epochs),
      [],
    ),
    series: curved.flatMap((run) => [
      {
        key: `${run.id} train`,
        name: `${run.name}, train`,
        identity: { colour: run.identity.colour, dash: '3 3' },
        width: 1,
        end: false,
      },
      { key: run.id, name: run.name, identity: run.identity },
    ]),
  }
  const toggle = (id: string) => {
    const after = new Set(hidden)
    for (const key of [id, `${id} train`]) if (!after.delete(key)) after.add(key)
    setHidden(after)
  }
  return (
    <Cell
      title="Learning curves"
      sub="solid: days watched, dashed: training"
      figure
      table={lineTable('learning-curves', chart)}
      tools={
        <>
          <Legend
            items={curved.map(({ id, name, identity }) => ({ key: id, name, identity }))}
            hidden={hidden}
            onToggle={toggle}
          />
          <CurveAxisSwitch axis={axis} onAxis={setAxis} />
        </>
      }
    >
      <LineChart {...chart} hidden={hidden} />
      {without.length > 0 && (
        <p className="xs ink3">Without a curve, because learnt in one step: {without.join(', ')}.</p>
      )}
    </Cell>
  )
}

'use client'
import { useState } from 'react'
import { LineChartCell } from '@/components/charts/line-chart-cell'
import { Cell } from '@/components/ui/sheet'
import { stepWord } from '@/lib/experiments/step-word'
import { type ComparedRun, drawnLast } from './compared-runs'
import { CurveAxisSwitch } from './curve-axis-switch'
import { axisTitle, type CurveAxis, curveRange, overlaidCurves } from './learning-curve'

/** Curves of all runs that have one, on one scale. */
export function CompareCurves({ runs }: { runs: readonly ComparedRun[] }) {
  // Epochs of one are not trees of another: time is what they share.
  const [chosen, setChosen] = useState<CurveAxis | null>(null)
  const curved = drawnLast(runs).filter((run) => run.epochs.length > 1)
  const steps = new Set(curved.map(({ run }) => stepWord(run.recipe.family)))
  const step = steps.size === 1 && steps.has('tree') ? 'tree' : 'epoch'
  const axis = chosen ?? (steps.size > 1 ? 'elapsed' : 'epoch')
  const without = runs.filter((run) => run.epochs.length <= 1).map((run) => run.name)
  if (curved.length === 0)
    return (
      <Cell title="Learning curves">
        <p className="ink2">None of these models learns step by step, so there is no curve to show.</p>
      </Cell>
    )
  return (
    <LineChartCell
      name="learning-curves"
      title="Learning curves"
      sub="dashes: training rides"
      tools={<CurveAxisSwitch axis={axis} step={step} onAxis={setChosen} />}
      data={overlaidCurves(curved, axis)}
      x="x"
      height={212}
      right={88}
      joined
      xTitle={axisTitle(axis, step)}
      yTitle="RMSE (min)"
      yDomain={curveRange(
        curved.flatMap((run) => run.epochs),
        [],
      )}
      series={curved.flatMap((run) => [
        {
          key: `${run.id} train`,
          name: `${run.name}, train`,
          identity: { colour: run.identity.colour, dash: '3 3' },
          width: 1,
          end: false,
          follows: run.id,
        },
        { key: run.id, name: run.name, identity: run.identity },
      ])}
      note={
        without.length > 0 && (
          <p className="xs ink3" style={{ overflowWrap: 'anywhere' }}>
            Without a curve, because learnt in one step: {without.join(', ')}.
          </p>
        )
      }
    />
  )
}

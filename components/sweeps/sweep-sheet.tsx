import { Checkbox, NativeSelect, NumberInput } from '@mantine/core'
import { Scrolling } from '@/components/ui/scrolling'
import { Cell, Sheet } from '@/components/ui/sheet'
import { FAMILIES } from '@/lib/models/families/all'
import type { FamilyName } from '@/lib/models/family-name'
import { formatCount } from '@/lib/shared/format-number'
import { stepsOf } from '@/lib/sweeps/default-space'
import type { Dimension } from '@/lib/sweeps/search-space'
import { JUDGES } from '@/lib/sweeps/sweep'
import { HALVINGS, MOST_TRIALS, STRATEGIES } from '@/lib/sweeps/sweep-plan'
import { combinations, type SweepDraft } from './sweep-draft'
import classes from './sweep-sheet.module.css'

interface Props {
  readonly family: FamilyName
  readonly draft: SweepDraft
  readonly onChange: (part: Partial<SweepDraft>) => void
}

const STRATEGY_WORDS: Readonly<Record<SweepDraft['strategy'], string>> = {
  tpe: 'Bayesian: learns from what was tried',
  random: 'Random: drawn by lot',
  grid: 'Grid: every combination of three points each',
}
const HALVING_WORDS: Readonly<Record<SweepDraft['halving'], string>> = {
  rides: 'on a ninth of the rides',
  steps: 'with a ninth of the steps',
  none: 'in full',
}
const JUDGE_WORDS: Readonly<Record<SweepDraft['judge'], string>> = {
  tail: 'the last days of the training period',
  validation: 'the validation period',
}

/** Which settings vary, how they are chosen, and how long. */
export function SweepSheet({ family, draft, onChange }: Props) {
  const options = <Word extends string>(words: readonly Word[], say: Readonly<Record<Word, string>>) =>
    words.map((value) => ({ value, label: say[value] }))
  const halvings = HALVINGS.filter((each) => each !== 'steps' || stepsOf(family) !== null)
  return (
    <Sheet>
      <Cell title="What varies" sub="the other settings stay as they are above">
        <Scrolling label="What varies">
          <table className="t dense">
            <thead>
              <tr>
                <th>Setting</th>
                <th>From</th>
                <th>To</th>
                <th>In factors</th>
              </tr>
            </thead>
            <tbody>
              {draft.space.map((dimension, at) => (
                <DimensionRow
                  key={dimension.name}
                  title={FAMILIES[family].fields.find(({ name }) => name === dimension.name)?.title ?? dimension.name}
                  dimension={dimension}
                  isVaried={draft.varied.has(dimension.name)}
                  onVaried={(isVaried) => {
                    const varied = new Set(draft.varied)
                    if (isVaried) varied.add(dimension.name)
                    else varied.delete(dimension.name)
                    onChange({ varied })
                  }}
                  onDimension={(next) => onChange({ space: draft.space.with(at, next) })}
                />
              ))}
            </tbody>
          </table>
        </Scrolling>
      </Cell>
      <Cell title="How it searches">
        <div className={classes.fields}>
          <NativeSelect
            label="Strategy"
            description={
              draft.strategy === 'grid' ? `${formatCount(combinations(draft))} combinations` : 'How settings are chosen'
            }
            data={options(STRATEGIES, STRATEGY_WORDS)}
            value={draft.strategy}
            onChange={({ currentTarget: { value } }) =>
              onChange({ strategy: STRATEGIES.find((each) => each === value) ?? 'tpe' })
            }
          />
          <NativeSelect
            label="First look"
            description="Of three trials the best goes on to three times as much"
            data={options(halvings, HALVING_WORDS)}
            value={draft.halving}
            onChange={({ currentTarget: { value } }) =>
              onChange({ halving: HALVINGS.find((each) => each === value) ?? 'rides' })
            }
          />
          <NativeSelect
            label="Judged by"
            description="Their RMSE decides who goes on, and who wins"
            data={options(JUDGES, JUDGE_WORDS)}
            value={draft.judge}
            onChange={({ currentTarget: { value } }) =>
              onChange({ judge: JUDGES.find((each) => each === value) ?? 'tail' })
            }
          />
          <NumberInput
            label="Trials"
            description="Sets of settings, at most; the first is as above"
            value={draft.trials}
            min={1}
            max={MOST_TRIALS}
            allowDecimal={false}
            onChange={(value) => onChange({ trials: typeof value === 'number' ? value : Number.NaN })}
          />
          <NumberInput
            label="Minutes"
            description="After these none is begun. Empty: until all are tried"
            value={draft.minutes ?? ''}
            min={0.1}
            onChange={(value) => onChange({ minutes: typeof value === 'number' ? value : null })}
          />
          <NumberInput
            label="At once"
            description="Changes how soon it is over, and nothing else"
            value={draft.workers}
            min={1}
            max={64}
            allowDecimal={false}
            onChange={(value) => onChange({ workers: typeof value === 'number' ? value : Number.NaN })}
          />
        </div>
        {draft.judge === 'validation' && (
          <p className="sm ink2" style={{ marginTop: 12 }}>
            The validation rides then choose, and the winner’s error on them flatters it: its final number must come
            from a test period that nobody looked at. The sweep and its runs will say so.
          </p>
        )}
        {draft.minutes !== null && (
          <p className="sm ink3" style={{ marginTop: 12 }}>
            With a limit of time the winner depends on how fast this computer is; without one, the same seed finds the
            same winner everywhere.
          </p>
        )}
      </Cell>
    </Sheet>
  )
}

interface DimensionRowProps {
  readonly title: string
  readonly dimension: Dimension
  readonly isVaried: boolean
  readonly onVaried: (isVaried: boolean) => void
  readonly onDimension: (next: Dimension) => void
}

function DimensionRow({ title, dimension, isVaried, onVaried, onDimension }: DimensionRowProps) {
  const number = (value: string | number) => (typeof value === 'number' ? value : Number.NaN)
  return (
    <tr>
      <td>
        <Checkbox label={title} checked={isVaried} onChange={(event) => onVaried(event.currentTarget.checked)} />
      </td>
      {dimension.kind === 'choice' ? (
        <td colSpan={3} className="ink2">
          {dimension.values.map((value) => (value === true ? 'on' : value === false ? 'off' : value)).join(', ')}
        </td>
      ) : (
        <>
          {(['from', 'to'] as const).map((end) => (
            <td key={end} className={classes.number}>
              <NumberInput
                size="xs"
                hideControls
                aria-label={`${title}, ${end}`}
                disabled={!isVaried}
                value={dimension[end]}
                allowDecimal={!dimension.whole}
                onChange={(value) => onDimension({ ...dimension, [end]: number(value) })}
              />
            </td>
          ))}
          <td>
            <Checkbox
              aria-label={`${title}, in factors`}
              disabled={!isVaried}
              checked={dimension.scale === 'log'}
              onChange={(event) => onDimension({ ...dimension, scale: event.currentTarget.checked ? 'log' : 'linear' })}
            />
          </td>
        </>
      )}
    </tr>
  )
}

import { Button, NumberInput, Switch, TextInput } from '@mantine/core'
import { IconPlayerPlay } from '@tabler/icons-react'
import { Chip, DishonestChip } from '@/components/ui/chip'
import { Cell, Sheet } from '@/components/ui/sheet'
import { looksAtFeatures } from '@/lib/experiments/parameters'
import type { RunRecipe } from '@/lib/experiments/run'
import { MAX_NAME } from '@/lib/experiments/run-name'
import { FEATURES } from '@/lib/features/catalogue'
import { FAMILIES } from '@/lib/models/families/all'
import { formatCount } from '@/lib/shared/format-number'
import type { Result } from '@/lib/shared/result'
import { sayCount } from '@/lib/shared/say-count'
import classes from './new-run-page.module.css'
import { type RunDraft, type SplitPart, usedOf } from './run-draft'

interface Props {
  readonly draft: RunDraft
  readonly parts: readonly SplitPart[]
  readonly gigabytes: number | null
  readonly recipe: Result<RunRecipe>
  readonly canWrite: boolean
  readonly isStarting: boolean
  /** The next act: the button is the page's yellow one. */
  readonly isNext: boolean
  /** Why a sweep was not started. */
  readonly refusal: string | null
  /** Are settings tried, instead of one run trained? */
  readonly sweeps: boolean
  /** Null where the family has no settings worth trying. */
  readonly onSweep: ((wanted: boolean) => void) | null
  readonly onChange: (part: Partial<RunDraft>) => void
  readonly onStart: () => void
}

/** What the choices come to, and the button that starts the run. */
export function ThisRunSheet({
  draft,
  parts,
  gigabytes,
  recipe,
  canWrite,
  isStarting,
  isNext,
  refusal,
  sweeps,
  onSweep,
  onChange,
  onStart,
}: Props) {
  const { family } = draft
  const used = usedOf(draft, parts, gigabytes)
  const looks = looksAtFeatures(family)
  const isHonest = !looks || [...draft.features].every((name) => FEATURES[name].knownAtPickup)
  return (
    <Sheet>
      <Cell title="This run">
        <TextInput
          disabled={sweeps}
          label="Name"
          placeholder="the next free one"
          maxLength={MAX_NAME}
          value={draft.name}
          onChange={(event) => onChange({ name: event.currentTarget.value })}
          mb={8}
        />
        <NumberInput
          label="Seed"
          description="The same seed gives the same model, bit for bit"
          value={draft.seed}
          min={0}
          max={4_294_967_295}
          allowDecimal={false}
          allowNegative={false}
          onChange={(seed) => onChange({ seed: typeof seed === 'number' ? seed : Number.NaN })}
          mb={16}
        />
        <dl className={`${classes.facts} num`}>
          <dt>Model</dt>
          <dd>{FAMILIES[family].label}</dd>
          {parts.map((part) => (
            <div key={part.name} style={{ display: 'contents' }}>
              <dt>{part.name}</dt>
              <dd>
                {part.isExact ? '' : '≈ '}
                {used[part.name] < part.n ? `${formatCount(used[part.name])} of ` : ''}
                {sayCount(part.n, 'ride')}
              </dd>
            </div>
          ))}
          {looks && (
            <>
              <dt>features</dt>
              <dd>{draft.features.size}</dd>
            </>
          )}
        </dl>
        {!isHonest && (
          <p className="sm ink2" style={{ marginTop: 12 }}>
            <DishonestChip /> Its numbers will be marked so wherever they show.
          </p>
        )}
        {!recipe.ok && (
          <p className="sm bad" role="alert" style={{ marginTop: 12 }}>
            {recipe.error.message}
          </p>
        )}
        {onSweep && (
          <Switch
            mt={16}
            label="Sweep"
            description="Try many settings inside the training period, on all cores"
            checked={sweeps}
            onChange={(event) => onSweep(event.currentTarget.checked)}
          />
        )}
        {refusal && (
          <p className="sm bad" role="alert" style={{ marginTop: 12 }}>
            {refusal}
          </p>
        )}
        {!canWrite && (
          <p className="sm ink2" style={{ marginTop: 12 }}>
            <Chip kind="quiet">read-only</Chip> Nothing can be trained here.
          </p>
        )}
        <Button
          fullWidth
          mt={16}
          {...(isNext ? { variant: 'filled', color: 'taxi' } : {})}
          leftSection={<IconPlayerPlay size={15} stroke={1.6} />}
          disabled={!recipe.ok || !canWrite || isStarting}
          onClick={onStart}
        >
          {sweeps ? 'Start sweep' : 'Start run'}
        </Button>
      </Cell>
    </Sheet>
  )
}

'use client'
import { Button, NumberInput, Select, Switch, TextInput } from '@mantine/core'
import { IconPlayerPlay, IconStack2 } from '@tabler/icons-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { deviceMemory } from '@/components/providers/device-memory'
import { useCanWrite, useWorkspace } from '@/components/providers/workspace-provider'
import { Chip, DishonestChip, SimulatedChip } from '@/components/ui/chip'
import { DateInput } from '@/components/ui/date-input'
import { Page, PageHead } from '@/components/ui/page'
import { Cell, Sheet } from '@/components/ui/sheet'
import { looksAtFeatures } from '@/lib/experiments/parameters'
import { defaultRecipe, limitsFor, THREE_FAMILIES } from '@/lib/experiments/presets'
import { cleanName, MAX_NAME } from '@/lib/experiments/run-name'
import { splitWarnings } from '@/lib/experiments/split-warnings'
import { FEATURES } from '@/lib/features/catalogue'
import { FAMILIES } from '@/lib/models/families/all'
import { FAMILY_NAMES } from '@/lib/models/family-name'
import { choosableSets } from '@/lib/places/choosable-sets'
import type { ZoneSet } from '@/lib/places/zone-set'
import { formatCount } from '@/lib/shared/format-number'
import { addressOfNewRun, addressOfRun } from '@/lib/shared/page-address'
import { sayCount } from '@/lib/shared/say-count'
import { comfortableRides } from '@/lib/training/comfortable-rides'
import type { Dataset } from '@/lib/trips/dataset'
import { FeaturePicker } from './feature-picker'
import classes from './new-run-page.module.css'
import { RidesField } from './rides-field'
import {
  dateOf,
  moveDate,
  proposeTestFrom,
  type RunDraft,
  recipeOf,
  splitParts,
  usedOf,
  withZoneSet,
} from './run-draft'
import { SettingsForm } from './settings-form'
import { SplitTimeline } from './split-timeline'
import { startRuns } from './start-runs'

interface Props {
  readonly dataset: Dataset
  readonly datasets: readonly Dataset[]
  readonly places: readonly ZoneSet[]
  readonly initial: RunDraft
  /** No model has been trained on this dataset: the next act is to train the three. */
  readonly isFirst: boolean
  readonly sourceName: string | null
}

/** Every choice of a run, each at a default that is sensible, so that one click trains. */
export function NewRunForm({ dataset, datasets, places, initial, isFirst, sourceName }: Props) {
  const workspace = useWorkspace()
  const router = useRouter()
  const canWrite = useCanWrite()
  const [draft, setDraft] = useState(initial)
  const [isStarting, setStarting] = useState(false)
  const change = (part: Partial<RunDraft>) => setDraft((before) => ({ ...before, ...part }))
  const { split, family, zoneSet } = draft
  const gigabytes = deviceMemory()
  const recipe = recipeOf(draft, dataset, gigabytes)
  const parts = splitParts(split, dataset)
  const used = usedOf(draft, parts, gigabytes)
  const looks = looksAtFeatures(family)
  const isHonest = !looks || [...draft.features].every((name) => FEATURES[name].knownAtPickup)

  const startOne = async () => {
    if (!recipe.ok) return
    setStarting(true)
    const [run] = await startRuns(workspace, [recipe.value], cleanName(draft.name)).finally(() => setStarting(false))
    if (run) router.push(addressOfRun(run.id))
  }
  const startThree = async () => {
    // On the same rides, so that they can be compared: as many as the most demanding takes comfortably.
    const most = Math.min(...THREE_FAMILIES.map((each) => comfortableRides(each, gigabytes)))
    const recipes = THREE_FAMILIES.flatMap((each) => {
      const made = defaultRecipe(dataset, zoneSet, each)
      if (!made.ok) return []
      const { limits: _, ...rest } = made.value
      return [{ ...rest, split, seed: draft.seed, ...limitsFor(dataset, split, draft.rides ?? most) }]
    })
    setStarting(true)
    await startRuns(workspace, recipes).finally(() => setStarting(false))
    router.push('/experiments')
  }
  const yellow = { variant: 'filled', color: 'taxi' } as const

  return (
    <Page>
      <PageHead
        title={sourceName ? `Again, changed: ${sourceName}` : 'New run'}
        beside={dataset.simulated ? <SimulatedChip /> : undefined}
        crumbs={[{ label: 'Experiments', href: '/experiments' }, { label: 'New' }]}
        sub={`${dataset.name}, ${sayCount(dataset.rows, 'ride')}`}
      />
      <div className={classes.columns}>
        <div className={classes.main}>
          {!sourceName && (
            <Sheet>
              <Cell>
                <div className={classes.quick}>
                  <div style={{ flex: '1 1 320px' }}>
                    <h2 style={{ fontSize: 13, lineHeight: '20px' }}>Train the three</h2>
                    <p className="sm ink3">
                      A lookup table, a linear model and a neural net on the same rides, with every choice at its
                      default: the comparison tells whether learning pays.
                    </p>
                  </div>
                  <Button
                    {...(isFirst ? yellow : {})}
                    leftSection={<IconStack2 size={15} stroke={1.6} />}
                    onClick={() => void startThree()}
                    disabled={!canWrite || isStarting}
                  >
                    Train all three
                  </Button>
                </div>
              </Cell>
            </Sheet>
          )}
          <Sheet>
            <Cell
              title="Rides"
              sub="split by time, never shuffled: a model is judged on rides later than those it learnt from"
            >
              <div className="row wrap top" style={{ gap: 16, marginBottom: 16 }}>
                <Select
                  label="Dataset"
                  style={{ flex: '1 1 220px' }}
                  data={datasets.map((each) => ({ value: each.id, label: each.name }))}
                  value={dataset.id}
                  allowDeselect={false}
                  onChange={(id) => id && router.replace(addressOfNewRun(id))}
                />
                <Select
                  label="Places"
                  style={{ flex: '1 1 220px' }}
                  data={[
                    { value: '', label: 'Zone ids only' },
                    ...choosableSets(places.find(({ id }) => id === dataset.zoneSetId) ?? null, places).map((each) => ({
                      value: each.id,
                      label: `${each.name} (${each.zones.length} zones)`,
                    })),
                  ]}
                  value={zoneSet?.id ?? ''}
                  allowDeselect={false}
                  onChange={(id) => setDraft(withZoneSet(draft, places.find((each) => each.id === id) ?? null))}
                />
              </div>
              <SplitTimeline parts={parts} />
              {splitWarnings(parts).map((warning) => (
                <p key={warning} className="sm bad" role="status" style={{ marginTop: 8 }}>
                  {warning} Move the dates, or add another file.
                </p>
              ))}
              <div className="row wrap top" style={{ gap: 16, marginTop: 16 }}>
                <DateInput
                  type="date"
                  label="Validation from"
                  value={dateOf(split.validFrom)}
                  min={dateOf(split.from + 86_400)}
                  max={dateOf((split.testFrom ?? split.to) - 86_400)}
                  onChange={(event) => change({ split: moveDate(split, 'validFrom', event.currentTarget.value) })}
                />
                {split.testFrom !== null && (
                  <DateInput
                    type="date"
                    label="Test from"
                    value={dateOf(split.testFrom)}
                    min={dateOf(split.validFrom + 86_400)}
                    max={dateOf(split.to - 86_400)}
                    onChange={(event) => change({ split: moveDate(split, 'testFrom', event.currentTarget.value) })}
                  />
                )}
                <RidesField draft={draft} parts={parts} gigabytes={gigabytes} onChange={(rides) => change({ rides })} />
                <Switch
                  label="Keep a test period"
                  description="Rides that no choice was made by"
                  checked={split.testFrom !== null}
                  disabled={split.testFrom === null && proposeTestFrom(split) === null}
                  onChange={(event) =>
                    change({
                      split: { ...split, testFrom: event.currentTarget.checked ? proposeTestFrom(split) : null },
                    })
                  }
                />
              </div>
            </Cell>
          </Sheet>
          <Sheet>
            <Cell title="Model">
              <div className={classes.families} role="radiogroup" aria-label="Model family">
                {FAMILY_NAMES.map((name) => (
                  // biome-ignore lint/a11y/useSemanticElements: a card with a sentence, which an input cannot hold
                  <button
                    key={name}
                    type="button"
                    role="radio"
                    aria-checked={family === name}
                    data-checked={family === name ? '' : undefined}
                    className={classes.family}
                    onClick={() => change({ family: name })}
                  >
                    <span className="b">{FAMILIES[name].label}</span>
                    <span className="sm ink3">{FAMILIES[name].summary}</span>
                  </button>
                ))}
              </div>
              {FAMILIES[family].fields.length > 0 && (
                <div style={{ marginTop: 16 }}>
                  <SettingsForm
                    fields={FAMILIES[family].fields}
                    values={draft.settings[family] ?? {}}
                    onChange={(values) => change({ settings: { ...draft.settings, [family]: values } })}
                  />
                </div>
              )}
            </Cell>
          </Sheet>
          {looks && (
            <Sheet>
              <Cell title="What it looks at" sub="only what is known when the ride starts, unless you say otherwise">
                <FeaturePicker
                  features={draft.features}
                  zoneSet={zoneSet}
                  onChange={(features) => change({ features })}
                />
              </Cell>
            </Sheet>
          )}
        </div>
        <aside className={classes.aside}>
          <Sheet>
            <Cell title="This run">
              <TextInput
                label="Name"
                placeholder="the next free one"
                maxLength={MAX_NAME}
                value={draft.name}
                onChange={(event) => change({ name: event.currentTarget.value })}
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
                onChange={(seed) => change({ seed: typeof seed === 'number' ? seed : Number.NaN })}
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
              {!canWrite && (
                <p className="sm ink2" style={{ marginTop: 12 }}>
                  <Chip kind="quiet">read-only</Chip> Nothing can be trained here.
                </p>
              )}
              <Button
                fullWidth
                mt={16}
                {...(isFirst ? {} : yellow)}
                leftSection={<IconPlayerPlay size={15} stroke={1.6} />}
                disabled={!recipe.ok || !canWrite || isStarting}
                onClick={() => void startOne()}
              >
                Start run
              </Button>
            </Cell>
          </Sheet>
        </aside>
      </div>
    </Page>
  )
}

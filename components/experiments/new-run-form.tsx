'use client'
import { notifications } from '@mantine/notifications'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { deviceMemory } from '@/components/providers/device-memory'
import { useCanWrite, useWorkspace } from '@/components/providers/workspace-provider'
import { startSweep } from '@/components/sweeps/start-sweep'
import { canSweep, type SweepDraft, sweepDraftFor } from '@/components/sweeps/sweep-draft'
import { SweepSheet } from '@/components/sweeps/sweep-sheet'
import { SimulatedChip } from '@/components/ui/chip'
import { Page, PageHead } from '@/components/ui/page'
import { Cell, Sheet } from '@/components/ui/sheet'
import { looksAtFeatures } from '@/lib/experiments/parameters'
import { cleanName } from '@/lib/experiments/run-name'
import type { ZoneSet } from '@/lib/places/zone-set'
import { addressOfRun, addressOfSweep } from '@/lib/shared/page-address'
import { sayCount } from '@/lib/shared/say-count'
import { mostWorkers } from '@/lib/sweeps/most-workers'
import { memoryFor } from '@/lib/training/comfortable-rides'
import type { Dataset } from '@/lib/trips/dataset'
import { FamilySheet } from './family-sheet'
import { FeaturePicker } from './feature-picker'
import classes from './new-run-page.module.css'
import { RidesSheet } from './rides-sheet'
import { type RunDraft, recipeOf, splitParts, usedOf } from './run-draft'
import { startRuns } from './start-runs'
import { ThisRunSheet } from './this-run-sheet'
import { leftOutWords, threeRecipes } from './three-recipes'
import { TrainThreeSheet } from './train-three-sheet'

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
  const [refusal, setRefusal] = useState<string | null>(null)
  const [sweep, setSweep] = useState<SweepDraft | null>(null)
  const gigabytes = deviceMemory()
  const sweepFor = (next: RunDraft) => {
    const rides = usedOf(next, splitParts(next.split, dataset), gigabytes).train
    const bytes = memoryFor(next.family, rides)
    return sweepDraftFor(next.family, mostWorkers(navigator.hardwareConcurrency, gigabytes, bytes))
  }
  const change = (part: Partial<RunDraft>) => {
    const next = { ...draft, ...part }
    setDraft(next)
    if (sweep && next.family !== draft.family) setSweep(canSweep(next.family) ? sweepFor(next) : null)
  }
  const recipe = recipeOf(draft, dataset, gigabytes)
  const parts = splitParts(draft.split, dataset)

  const startOne = async () => {
    if (!recipe.ok) return
    if (sweep) {
      const started = await startSweep(workspace, sweep, recipe.value, dataset)
      if (started.ok) router.push(addressOfSweep(started.value.id))
      else setRefusal(started.error.message)
      return
    }
    setStarting(true)
    const [run] = await startRuns(workspace, [recipe.value], cleanName(draft.name)).finally(() => setStarting(false))
    if (run) router.push(addressOfRun(run.id))
  }
  const startThree = async () => {
    const { recipes, leftOut } = threeRecipes(draft, dataset, gigabytes)
    const message = leftOutWords(leftOut)
    if (message) notifications.show({ color: 'red', autoClose: false, message })
    if (recipes.length === 0) return
    setStarting(true)
    await startRuns(workspace, recipes).finally(() => setStarting(false))
    router.push('/experiments')
  }

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
            <TrainThreeSheet
              isNext={isFirst && sweep === null}
              isDisabled={!canWrite || isStarting}
              onStart={() => void startThree()}
            />
          )}
          <RidesSheet
            draft={draft}
            parts={parts}
            dataset={dataset}
            datasets={datasets}
            places={places}
            gigabytes={gigabytes}
            onChange={change}
          />
          <FamilySheet draft={draft} onChange={change} />
          {sweep && (
            <SweepSheet
              family={draft.family}
              draft={sweep}
              onChange={(part) => {
                setRefusal(null)
                setSweep({ ...sweep, ...part })
              }}
            />
          )}
          {looksAtFeatures(draft.family) && (
            <Sheet>
              <Cell title="What it looks at" sub="only what is known when the ride starts, unless you say otherwise">
                <FeaturePicker
                  features={draft.features}
                  zoneSet={draft.zoneSet}
                  onChange={(features) => change({ features })}
                />
              </Cell>
            </Sheet>
          )}
        </div>
        <aside className={classes.aside}>
          <ThisRunSheet
            draft={draft}
            parts={parts}
            gigabytes={gigabytes}
            recipe={recipe}
            canWrite={canWrite}
            isStarting={isStarting}
            isNext={!isFirst || sweep !== null}
            refusal={refusal}
            sweeps={sweep !== null}
            onSweep={canSweep(draft.family) ? (wanted) => setSweep(wanted ? sweepFor(draft) : null) : null}
            onChange={change}
            onStart={() => void startOne()}
          />
        </aside>
      </div>
    </Page>
  )
}

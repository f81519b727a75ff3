import { looksAtFeatures } from '@/lib/experiments/parameters'
import { DEFAULT_SEED, defaultFeatures, limitsFor, proposeSplit, whyOff } from '@/lib/experiments/presets'
import { type RideSpan, ridesByDay } from '@/lib/experiments/rides-by-day'
import type { Run, RunRecipe } from '@/lib/experiments/run'
import type { CountedPart } from '@/lib/experiments/split-warnings'
import { FEATURE_NAMES, FEATURES, type FeatureName, isFeatureName } from '@/lib/features/catalogue'
import { MOST_JUDGED } from '@/lib/features/ride-limits'
import { checkSplit, LEAST_DAYS, LEAST_RIDES, type Split } from '@/lib/features/split'
import type { FamilyName } from '@/lib/models/family-name'
import type { ZoneSet } from '@/lib/places/zone-set'
import { dayOf, formatLocalDate, type LocalSeconds, localSeconds, parseLocalTime } from '@/lib/shared/local-time'
import { fail, ok, type Result } from '@/lib/shared/result'
import { comfortableRides } from '@/lib/training/comfortable-rides'
import type { Dataset } from '@/lib/trips/dataset'
import type { Taken } from '@/lib/trips/sample-rides'

/** What is filled in on the page of a new run, before it is a recipe. Settings are kept per family, as typed. */
export interface RunDraft {
  readonly family: FamilyName
  readonly settings: Readonly<Partial<Record<FamilyName, Readonly<Record<string, unknown>>>>>
  readonly features: ReadonlySet<FeatureName>
  readonly split: Split
  readonly seed: number
  readonly zoneSet: ZoneSet | null
  /** How many to learn from: infinite for all, null for as many as are comfortable. */
  readonly rides: number | null
  /** Empty: the next free one. */
  readonly name: string
}

/** A draft with every choice at its default. Fails where the dataset cannot be split. */
export function draftFor(dataset: Dataset, zoneSet: ZoneSet | null, family: FamilyName = 'neural'): Result<RunDraft> {
  const split = proposeSplit(dataset)
  if (!split.ok) return split
  return ok({
    family,
    settings: {},
    features: new Set(defaultFeatures(zoneSet)),
    split: split.value,
    seed: DEFAULT_SEED,
    zoneSet,
    rides: null,
    name: '',
  })
}

/** A draft that repeats a run, to be changed. */
export function draftFromRun(run: Run, zoneSet: ZoneSet | null): RunDraft {
  const { family, settings, features, split, seed, limits } = run.recipe
  return {
    family,
    settings: { [family]: settings },
    features: new Set(features.filter(isFeatureName)),
    split,
    seed,
    zoneSet,
    rides: limits?.train ?? Number.POSITIVE_INFINITY,
    name: '',
  }
}

/** How many rides the draft's model learns from and is judged by, and how many a training takes comfortably here. */
export interface RideChoice {
  readonly train: Taken
  readonly judged: Taken
  readonly comfortable: number
  /** Is it more than that? */
  readonly isMuch: boolean
}

/** `gigabytes`: what the computer says of its memory, or null. */
export function ridesOf(
  { family, rides }: RunDraft,
  parts: readonly SplitPart[],
  gigabytes: number | null,
): RideChoice {
  const comfortable = comfortableRides(family, gigabytes)
  const [train, ...judged] = parts.map(({ n }) => n)
  const most = rides ?? comfortable
  const [of, judges] = [train ?? 0, Math.max(0, ...judged)]
  const taken = Math.min(most, of)
  return {
    train: { taken, of },
    judged: { taken: Math.min(judges, MOST_JUDGED), of: judges },
    comfortable,
    isMuch: taken > comfortable,
  }
}

/** Other places: features that need coordinates come and go with them; what a person switched off stays off. */
export function withZoneSet(draft: RunDraft, zoneSet: ZoneSet | null): RunDraft {
  const wasAble = (name: FeatureName) => whyOff(name, draft.zoneSet) === null
  const isAble = (name: FeatureName) => whyOff(name, zoneSet) === null
  const features = FEATURE_NAMES.filter((name) => {
    if (!FEATURES[name].needsPoints && name !== 'travel-time-map') return draft.features.has(name)
    return isAble(name) && (draft.features.has(name) || !wasAble(name))
  })
  return { ...draft, zoneSet, features: new Set(features) }
}

/** Do the places allow it? What is known only later can be had. */
const canUse = (name: FeatureName, { features, zoneSet }: RunDraft): boolean =>
  !FEATURES[name].knownAtPickup || whyOff(name, zoneSet, features.has('travel-time-map')) === null

/** Fewer rides are hardly anything to learn from. */
export const FEWEST_RIDES = LEAST_RIDES

/** The recipe, or why it cannot be trained. `gigabytes`: what the computer says of its memory, or null. */
export function recipeOf(
  draft: RunDraft,
  dataset: RideSpan & Pick<Dataset, 'id' | 'rows'>,
  gigabytes: number | null = null,
): Result<RunRecipe> {
  const split = checkSplit(draft.split)
  if (!split.ok) return split
  if (draft.rides !== null && !(draft.rides >= FEWEST_RIDES))
    return fail('draft/rides', `A model learns from ${FEWEST_RIDES} rides at least.`)
  if (!Number.isInteger(draft.seed) || draft.seed < 0 || draft.seed > 0xffffffff)
    return fail('draft/seed', 'The seed is a whole number from 0 to 4,294,967,295.')
  const learnsFromFeatures = looksAtFeatures(draft.family)
  if (learnsFromFeatures && draft.features.size === 0)
    return fail('draft/features', 'Choose at least one feature for the model to look at.')
  return ok({
    datasetId: dataset.id,
    family: draft.family,
    settings: draft.settings[draft.family] ?? {},
    features: FEATURE_NAMES.filter((name) => draft.features.has(name) && canUse(name, draft)),
    split: split.value,
    seed: draft.seed,
    zoneSetId: draft.zoneSet?.id ?? null,
    ...limitsFor(dataset, split.value, draft.rides ?? comfortableRides(draft.family, gigabytes)),
  })
}

/** How many rides of each part are used. */
export function usedOf(
  draft: RunDraft,
  parts: readonly SplitPart[],
  gigabytes: number | null,
): Readonly<Record<SplitPart['name'], number>> {
  const judged = (name: SplitPart['name']) => Math.min(MOST_JUDGED, parts.find((part) => part.name === name)?.n ?? 0)
  return {
    train: ridesOf(draft, parts, gigabytes).train.taken,
    validation: judged('validation'),
    test: judged('test'),
  }
}

const DAY = 86_400

/** The split with one of its dates moved, held between its neighbours by at least a day. Null takes the test period away. */
export function moveDate(split: Split, which: 'validFrom' | 'testFrom', date: string | null): Split {
  if (date === null) return which === 'testFrom' ? { ...split, testFrom: null } : split
  const at = parseLocalTime(`${date}T00:00`)
  if (!at.ok) return split
  const clamp = (value: number, low: number, high: number): LocalSeconds =>
    localSeconds(Math.min(high, Math.max(low, value)))
  if (which === 'validFrom')
    return { ...split, validFrom: clamp(at.value, split.from + DAY, (split.testFrom ?? split.to) - DAY) }
  return { ...split, testFrom: clamp(at.value, split.validFrom + DAY, split.to - DAY) }
}

/**
 * A test period of the last third of what validation has, in whole days, but as many as it takes to judge by where validation keeps as many;
 * null where validation is a single day.
 */
export function proposeTestFrom(split: Split): LocalSeconds | null {
  const days = (split.to - split.validFrom) / DAY
  const least = days >= 2 * LEAST_DAYS ? LEAST_DAYS : 1
  return days < 2 ? null : localSeconds(split.to - Math.max(least, Math.floor(days / 3)) * DAY)
}

/** One part of a split, for the timeline. */
export interface SplitPart extends CountedPart {
  readonly from: LocalSeconds
  /** Exclusive. */
  readonly to: LocalSeconds
  /** Share of the whole span. */
  readonly share: number
  /** False where the rides are an estimate. */
  readonly isExact: boolean
}

/** The parts of a split with their dates, rides and days with rides, in order of time. */
export function splitParts(split: Split, dataset: RideSpan | null): readonly SplitPart[] {
  const testFrom = split.testFrom ?? split.to
  const span = split.to - split.from
  const parts = [
    ['train', split.from, split.validFrom],
    ['validation', split.validFrom, testFrom],
    ...(split.testFrom === null ? [] : [['test', split.testFrom, split.to] as const]),
  ] as const
  const rides = dataset && ridesByDay(dataset)
  return parts.map(([name, from, to]) => ({
    name,
    from,
    to,
    share: (to - from) / span,
    ...countBetween(from, to, rides),
  }))
}

function countBetween(from: number, to: number, rides: ReturnType<typeof ridesByDay> | null) {
  if (!rides) return { n: 0, days: 0, isExact: false }
  const isWhole = from % DAY === 0 && to % DAY === 0
  const within = rides.days.filter(({ day }) => day * DAY >= from && day * DAY < to)
  const n = Math.round(within.reduce((sum, { rows }) => sum + rows, 0))
  return { n, days: within.length, isExact: rides.isExact && isWhole }
}

export const dateOf = (at: number): string => formatLocalDate(dayOf(at) * DAY)

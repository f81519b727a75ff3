import { FEATURE_NAMES, FEATURES } from '@/lib/features/catalogue'
import { FAMILIES } from '@/lib/models/families/all'
import type { FamilyName } from '@/lib/models/family-name'
import { formatCount } from '@/lib/shared/format-number'
import { formatLocalDate } from '@/lib/shared/local-time'
import type { Run } from './run'

/** One choice of a run, in the words of the form that asked for it. */
export interface Parameter {
  readonly text: string
  /** Is it what the run would have had without being told? */
  readonly isDefault: boolean
}

/** Families whose models look at features; the others know places and hours only. */
export const looksAtFeatures = (family: FamilyName): boolean =>
  family !== 'global-median' && family !== 'pair-hour-lookup'

/** The settings of a run, defaults filled in, by their titles. A setting that its family no longer has keeps its key. */
export function settingsOf({ recipe }: Run): ReadonlyMap<string, Parameter> {
  const { fields } = FAMILIES[recipe.family]
  const settings = new Map<string, Parameter>()
  for (const field of fields) {
    const value = recipe.settings[field.name] ?? field.default
    settings.set(field.title, { text: describeValue(value), isDefault: value === field.default })
  }
  for (const [key, value] of Object.entries(recipe.settings))
    if (fields.every((field) => field.name !== key)) settings.set(key, { text: describeValue(value), isDefault: false })
  return settings
}

/** Every choice of a run by the name a person knows it by. `names` knows datasets and zone sets by their ids. */
export function parametersOf(run: Run, names: ReadonlyMap<string, string> = new Map()): ReadonlyMap<string, Parameter> {
  const { recipe } = run
  const nameOf = (id: string) => names.get(id) ?? id.slice(0, 8)
  const chosen = (text: string): Parameter => ({ text, isDefault: false })
  const parameters = new Map([['Model', chosen(FAMILIES[recipe.family].label)], ...settingsOf(run)])
  if (looksAtFeatures(recipe.family))
    for (const name of FEATURE_NAMES) {
      const isOn = recipe.features.includes(name)
      parameters.set(`Looks at: ${FEATURES[name].label}`, {
        text: isOn ? 'yes' : 'no',
        // The map is on by default only where no coordinates are known, which a run does not tell.
        isDefault: name === 'travel-time-map' || isOn === FEATURES[name].knownAtPickup,
      })
    }
  parameters.set('Seed', chosen(String(recipe.seed)))
  parameters.set('Dataset', chosen(nameOf(recipe.datasetId)))
  parameters.set('Training from', chosen(formatLocalDate(recipe.split.from)))
  parameters.set('Validation from', chosen(formatLocalDate(recipe.split.validFrom)))
  parameters.set('Test from', chosen(recipe.split.testFrom === null ? 'none' : formatLocalDate(recipe.split.testFrom)))
  const { limits } = recipe
  parameters.set('Rides to learn from', chosen(limits ? `${formatCount(limits.train)} at most` : 'all'))
  parameters.set('Rides to judge by', chosen(limits ? `${formatCount(limits.judged)} at most` : 'all'))
  parameters.set('Places', chosen(recipe.zoneSetId === null ? 'zone ids only' : nameOf(recipe.zoneSetId)))
  return parameters
}

/** One parameter over the runs compared, each value as text, `null` where the run does not have it. */
export interface ComparedParameter {
  readonly name: string
  readonly values: readonly (string | null)[]
  /** Not so where only some families have it and those are at its default: that follows from the family. */
  readonly differs: boolean
}

/** Parameters of all runs side by side, in the order in which they are first met; those that differ are marked. */
export function compareParameters(
  runs: readonly Run[],
  names: ReadonlyMap<string, string> = new Map(),
): readonly ComparedParameter[] {
  const each = runs.map((run) => parametersOf(run, names))
  const all = new Set(each.flatMap((parameters) => [...parameters.keys()]))
  return [...all].map((name) => {
    const found = each.map((parameters) => parameters.get(name) ?? null)
    const had = found.filter((parameter) => parameter !== null)
    const isOneValue = had.every((parameter) => parameter.text === had[0]?.text)
    const isEverywhere = had.length === found.length
    return {
      name,
      values: found.map((parameter) => parameter?.text ?? null),
      differs: !(isOneValue && (isEverywhere || had.every((parameter) => parameter.isDefault))),
    }
  })
}

function describeValue(value: unknown): string {
  if (Array.isArray(value)) return value.map(describeValue).join('-')
  if (typeof value === 'boolean') return value ? 'on' : 'off'
  if (typeof value === 'object' && value !== null) return JSON.stringify(value)
  return String(value)
}

import type { SettingValue } from '@/lib/models/artefact'
import { FAMILIES } from '@/lib/models/families/all'
import type { SettingField } from '@/lib/models/families/setting-fields'
import type { FamilyName } from '@/lib/models/family-name'
import { fail, ok, type Result } from '@/lib/shared/result'

/** One setting that varies. Ranges include both ends. */
export type Dimension =
  | {
      readonly kind: 'range'
      readonly name: string
      readonly from: number
      readonly to: number
      /** `log`: a factor of ten counts alike wherever it lies. */
      readonly scale: 'linear' | 'log'
      readonly whole: boolean
    }
  | { readonly kind: 'choice'; readonly name: string; readonly values: readonly SettingValue[] }

/** What a sweep varies; the other settings stay as they are. */
export type SearchSpace = readonly Dimension[]

export type TrialSettings = Readonly<Record<string, SettingValue>>

const fieldOf = (family: FamilyName, name: string): SettingField | undefined =>
  FAMILIES[family].fields.find((field) => field.name === name)

/** Can each of its values be a setting of the family? Fails with `sweep/…` and a sentence. */
export function checkSpace(family: FamilyName, space: SearchSpace): Result<SearchSpace> {
  const { label } = FAMILIES[family]
  if (space.length === 0) return fail('sweep/nothing-varies', 'Let at least one setting vary, or train a single run.')
  for (const [at, dimension] of space.entries()) {
    const field = fieldOf(family, dimension.name)
    const title = field?.title ?? dimension.name
    if (!field) return fail('sweep/unknown-setting', `${label} has no setting “${dimension.name}”.`)
    if (space.findIndex((each) => each.name === dimension.name) !== at)
      return fail('sweep/twice', `${title} is named twice: name each setting once.`)
    if (dimension.kind === 'range') {
      const { from, to, scale } = dimension
      if (typeof field.default !== 'number')
        return fail('sweep/no-number', `${title} is no number: name the values to try.`)
      if (!(from < to)) return fail('sweep/range', `${title}: the range ${from} to ${to} must rise.`)
      if (scale === 'log' && !(from > 0))
        return fail('sweep/log', `${title}: a range over factors begins above 0, not at ${from}.`)
    } else if (dimension.values.length < 2)
      return fail('sweep/choices', `${title}: name at least two values, or leave it out.`)
    const ends = dimension.kind === 'range' ? [dimension.from, dimension.to] : dimension.values
    for (const value of ends) {
      const read = FAMILIES[family].readSettings({ [dimension.name]: value })
      if (!read.ok) return fail('sweep/value', read.error.message)
    }
  }
  return ok(space)
}

/** The settings as a recipe has them: what is at its default is not written down. */
export function withoutDefaults(family: FamilyName, settings: TrialSettings): TrialSettings {
  return Object.fromEntries(
    Object.entries(settings).filter(([name, value]) => fieldOf(family, name)?.default !== value),
  )
}

/** The same with every default filled in. */
export const withDefaults = (family: FamilyName, settings: TrialSettings): TrialSettings => ({
  ...Object.fromEntries(FAMILIES[family].fields.map((field) => [field.name, field.default])),
  ...settings,
})

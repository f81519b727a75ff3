import { defaultFeatures, THREE_FAMILIES } from '@/lib/experiments/presets'
import type { RideSpan } from '@/lib/experiments/rides-by-day'
import type { RunRecipe } from '@/lib/experiments/run'
import { FAMILIES } from '@/lib/models/families/all'
import type { FamilyName } from '@/lib/models/family-name'
import { comfortableRides } from '@/lib/training/comfortable-rides'
import type { Dataset } from '@/lib/trips/dataset'
import { type RunDraft, recipeOf } from './run-draft'

interface LeftOut {
  readonly family: FamilyName
  readonly why: string
}

/** The three families on the rides of a draft, all else at its default, and those that cannot be trained on them. */
export function threeRecipes(
  draft: RunDraft,
  dataset: RideSpan & Pick<Dataset, 'id' | 'rows'>,
  gigabytes: number | null,
): { readonly recipes: readonly RunRecipe[]; readonly leftOut: readonly LeftOut[] } {
  // On the same rides, so that they can be compared: as many as the most demanding takes comfortably.
  const most = Math.min(...THREE_FAMILIES.map((each) => comfortableRides(each, gigabytes)))
  const features = new Set(defaultFeatures(draft.zoneSet))
  const made = THREE_FAMILIES.map((family) => ({
    family,
    recipe: recipeOf({ ...draft, family, features, settings: {}, rides: draft.rides ?? most }, dataset),
  }))
  return {
    recipes: made.flatMap(({ recipe }) => (recipe.ok ? [recipe.value] : [])),
    leftOut: made.flatMap(({ family, recipe }) => (recipe.ok ? [] : [{ family, why: recipe.error.message }])),
  }
}

/** Which families are not trained and why, a sentence for each reason; null where all are. */
export function leftOutWords(leftOut: readonly LeftOut[]): string | null {
  const reasons = [...new Set(leftOut.map(({ why }) => why))].map((why) => {
    const names = leftOut.filter((each) => each.why === why).map(({ family }) => FAMILIES[family].label)
    return `Not trained: ${names.join(', ')}. ${why}`
  })
  return reasons.length > 0 ? reasons.join(' ') : null
}

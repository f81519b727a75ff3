import type { Dataset } from './dataset'
import type { ImportRules } from './import-rules'

/** Why datasets cannot be one, as a sentence; null where they can. */
export function whyNotCombined(datasets: readonly Dataset[]): string | null {
  const [first, ...rest] = datasets
  if (!first || rest.length === 0) return 'Choose at least two datasets to combine.'
  for (const other of rest) {
    const both = `${first.name} and ${other.name}`
    if (!sameRules(first.rules, other.rules))
      return `${both} were judged by different rules (rides of ${sayRules(first.rules)} and of ${sayRules(other.rules)}). Import the files of one again by the rules of the other.`
    if (first.simulated !== other.simulated)
      return `Of ${both} one is simulated and the other is not: a model of both would know no city.`
    if (first.hasPoints !== other.hasPoints)
      return `Of ${both} only one has coordinates for each ride. Combine datasets of one kind.`
    if (first.zoneSetId !== other.zoneSetId)
      return `${both} use different zone sets, so that the same number may be two places. Choose the same zone set for both, or import their files together.`
  }
  return null
}

const sameRules = (a: ImportRules, b: ImportRules): boolean =>
  a.version === b.version && a.minimumSeconds === b.minimumSeconds && a.maximumSeconds === b.maximumSeconds

const sayRules = ({ minimumSeconds, maximumSeconds }: ImportRules): string => `${minimumSeconds} to ${maximumSeconds} s`

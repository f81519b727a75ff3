import type { MappingStart } from '@/lib/trips/mapping/begin-mapping'
import type { MappingTarget } from '@/lib/trips/mapping/guess-mapping'
import type { MappingDraft } from '@/lib/trips/mapping/mapping-draft'

const MOST_EXAMPLES = 2

/** Why columns were taken (or that a person chose them), and what they say in the first rows. */
export function whyOf(
  start: Pick<MappingStart, 'header' | 'examples' | 'draft' | 'why'>,
  draft: MappingDraft,
  targets: readonly MappingTarget[],
): { readonly why: string | null; readonly examples: readonly string[] } {
  const chosen = targets.filter((target) => draft.columns[target] !== undefined)
  const reasons = chosen.map((target) =>
    draft.columns[target] === start.draft.columns[target] ? (start.why[target] ?? null) : 'Chosen by you.',
  )
  const each = chosen.length > 1 ? 1 : MOST_EXAMPLES
  const examples = chosen.flatMap((target) => {
    const at = start.header.indexOf(draft.columns[target] ?? '')
    return (start.examples[at] ?? []).slice(0, each)
  })
  const why = [...new Set(reasons)].filter((reason) => reason !== null).join(' ')
  return { why: why || null, examples: examples.filter((text) => !why.includes(text)) }
}

import type { MappingStart } from '@/lib/trips/mapping/begin-mapping'
import type { MappingTarget } from '@/lib/trips/mapping/guess-mapping'
import type { MappingDraft } from '@/lib/trips/mapping/mapping-draft'

const MOST_EXAMPLES = 2

/** Why columns were taken (or that a person chose them), and what they say in the first rows; where none was, why there may be none. */
export function whyOf(
  start: Pick<MappingStart, 'header' | 'examples' | 'draft' | 'why'>,
  draft: MappingDraft,
  targets: readonly MappingTarget[],
): { readonly why: string | null; readonly examples: readonly string[] } {
  const chosen = targets.filter((target) => draft.columns[target] !== undefined)
  const reasons = chosen.map((target) =>
    draft.columns[target] === start.draft.columns[target] ? (start.why[target] ?? null) : 'Chosen by you.',
  )
  if (chosen.length === 0) {
    const lost = targets.filter((target) => start.draft.columns[target] === undefined)
    return { why: lost.flatMap((target) => start.why[target] ?? []).join(' ') || null, examples: [] }
  }
  const each = chosen.length > 1 ? 1 : MOST_EXAMPLES
  const examples = chosen.flatMap((target) => {
    const at = start.header.indexOf(draft.columns[target] ?? '')
    return (start.examples[at] ?? []).slice(0, each)
  })
  const why = joined([...new Set(reasons)].filter((reason) => reason !== null))
  return { why: why || null, examples: examples.filter((text) => !why.includes(text)) }
}

const GUESSED = 'Guessed: '

/** Reasons one after the other; of several guesses it is said once that they are, of more than two only why the first was made. */
function joined(reasons: readonly string[]): string {
  const [first = '', ...others] = reasons
  if (others.length === 0 || !reasons.every((reason) => reason.startsWith(GUESSED))) return reasons.join(' ')
  const more = others.length > 1 ? 'the others alike.' : others.map((reason) => reason.slice(GUESSED.length)).join('')
  return `${first.replace(/\.$/, '')}; ${more}`
}

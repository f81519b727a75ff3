import type { MappingStart } from '@/lib/trips/mapping/begin-mapping'
import type { MappingDraft } from '@/lib/trips/mapping/mapping-draft'
import type { MappingTarget } from '@/lib/trips/mapping/mapping-target'

const LONGEST = 40

/** Why columns were taken (or that a person chose them), and what they say in the first row; where none was, why there may be none. */
export function whyOf(
  start: Pick<MappingStart, 'header' | 'rows' | 'draft' | 'why'>,
  draft: MappingDraft,
  targets: readonly MappingTarget[],
): { readonly why: string | null; readonly first: string | null } {
  const chosen = targets.filter((target) => draft.columns[target] !== undefined)
  const reasons = chosen.map((target) =>
    draft.columns[target] === start.draft.columns[target] ? (start.why[target] ?? null) : 'Chosen by you.',
  )
  if (chosen.length === 0) {
    const lost = targets.filter((target) => start.draft.columns[target] === undefined)
    return { why: lost.flatMap((target) => start.why[target] ?? []).join(' ') || null, first: null }
  }
  const why = joined([...new Set(reasons)].filter((reason) => reason !== null))
  return {
    why: why || null,
    first: firstOf(
      start,
      chosen.map((target) => draft.columns[target] ?? ''),
    ),
  }
}

/** What stands in columns in the first row that has all of its fields; null where no row has. */
function firstOf({ header, rows }: Pick<MappingStart, 'header' | 'rows'>, columns: readonly string[]): string | null {
  const row = rows.find((cells) => cells.length >= header.length)
  if (row === undefined) return null
  const texts = columns.map((name) => (row[header.indexOf(name)] ?? '').trim() || '(empty)')
  return texts.map((text) => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text)).join(', ')
}

const GUESSED = 'Guessed: '

/** Reasons one after the other; of several guesses it is said once that they are, of more than two only why the first was made. */
function joined(reasons: readonly string[]): string {
  const [first = '', ...others] = reasons
  if (others.length === 0 || !reasons.every((reason) => reason.startsWith(GUESSED))) return reasons.join(' ')
  const more = others.length > 1 ? 'the others alike.' : others.map((reason) => reason.slice(GUESSED.length)).join('')
  return `${first.replace(/\.$/, '')}; ${more}`
}

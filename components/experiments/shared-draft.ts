/** A field that several tabs may edit: what is stored, and what is being written here. */
export interface SharedDraft {
  /** What was stored when the writing began, and what is written; null while nobody writes here. */
  readonly mine: { readonly base: string; readonly text: string } | null
}

export const UNTOUCHED: SharedDraft = { mine: null }

/** What the field shows: one's own words while there are any, else what is stored, whoever stored it. */
export const shownOf = ({ mine }: SharedDraft, stored: string): string => mine?.text ?? stored

/** One more key. The first one remembers what it began from. */
export const write = ({ mine }: SharedDraft, stored: string, text: string): SharedDraft => ({
  mine: { base: mine?.base ?? stored, text },
})

/**
 * What leaving the field means: `nothing` to save, `save` of a text over the one it began from, or a `conflict`, where somebody stored
 * another text meanwhile. `clean` is the text as it would be stored.
 */
export function leave({ mine }: SharedDraft, stored: string, clean: string): 'nothing' | 'save' | 'conflict' {
  if (mine === null || clean === stored) return 'nothing'
  return stored === mine.base ? 'save' : 'conflict'
}

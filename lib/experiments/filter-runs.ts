import { FAMILIES } from '@/lib/models/families/all'
import type { Run } from './run'

/** What the filter box looks at, in lower case: free words, and settings as `key=value`, defaults filled in. */
interface SearchText {
  readonly words: string
  readonly settings: readonly string[]
}

/** Runs as they are stored do not change, so each is read once. */
const known = new WeakMap<Run, SearchText>()

function searchText(run: Run): SearchText {
  const before = known.get(run)
  if (before) return before
  const { recipe } = run
  const { label, fields } = FAMILIES[recipe.family]
  const settings = [
    `seed=${recipe.seed}`,
    ...Object.entries(recipe.settings).map(([key, value]) => `${key}=${String(value)}`),
    ...fields.flatMap(({ name, title, default: otherwise }) => [
      `${name}=${String(recipe.settings[name] ?? otherwise)}`,
      `${title.replaceAll(' ', '-')}=${String(recipe.settings[name] ?? otherwise)}`,
    ]),
  ].map((each) => each.toLowerCase())
  const words = [run.name, run.id, recipe.family, label, run.state.status, ...run.tags, run.notes]
  const text = { words: words.join('\n').toLowerCase(), settings }
  known.set(run, text)
  return text
}

/** Does it have the setting? `epochs=14` means 14, not 140; `epochs=` any. */
const hasSetting = ({ settings }: SearchText, asked: string): boolean =>
  settings.some((setting) => (asked.endsWith('=') ? setting.startsWith(asked) : setting === asked))

/**
 * Runs that answer to every word of the text: a word occurs in the name, the family, the state, a tag or the notes; a word with `=` is a
 * setting, by its key or its title (`hidden1=64`, `first-layer=64`), at its default too.
 */
export function filterRuns(runs: readonly Run[], text: string): readonly Run[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return runs
  return runs.filter((run) => {
    const searched = searchText(run)
    return words.every((word) => searched.words.includes(word) || (word.includes('=') && hasSetting(searched, word)))
  })
}

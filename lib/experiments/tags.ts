import type { Run } from './run'
import { MOST_TAGS, parseTags } from './run-name'

/** A tag of some runs, and on how many of them it is. */
export interface TagCount {
  readonly tag: string
  readonly runs: number
}

/** Every tag that any of the runs has, those on most runs first. */
export function tagCounts(runs: readonly Pick<Run, 'tags'>[]): readonly TagCount[] {
  const counts = new Map<string, number>()
  for (const { tags } of runs) for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  return [...counts]
    .map(([tag, count]) => ({ tag, runs: count }))
    .sort((a, b) => b.runs - a.runs || (a.tag < b.tag ? -1 : 1))
}

/** A run's tags with those of a text (comma-separated) after them; null where that would be more than a run may have. */
export function withTags(tags: readonly string[], text: string): readonly string[] | null {
  const added = parseTags(text).filter((tag) => !tags.includes(tag))
  return tags.length + added.length > MOST_TAGS ? null : [...tags, ...added]
}

export const withoutTag = (tags: readonly string[], tag: string): readonly string[] =>
  tags.filter((each) => each !== tag)

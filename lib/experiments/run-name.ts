import type { FamilyName } from '@/lib/models/family-name'

export const MAX_NAME = 80

const STEMS: Readonly<Record<FamilyName, string>> = {
  'global-median': 'median',
  'pair-hour-lookup': 'lookup',
  linear: 'linear',
  trees: 'trees',
  neural: 'neural',
  blend: 'blend',
}

/** `neural-4`: the family's short name and the lowest number from 1 that no run of this name has. */
export function nextRunName(family: FamilyName, taken: Iterable<string>): string {
  const names = new Set(taken)
  const stem = STEMS[family]
  let n = 1
  while (names.has(`${stem}-${n}`)) n++
  return `${stem}-${n}`
}

/** What a person typed, as a name: invisible and direction-changing characters gone, white space single, at most `MAX_NAME`; or null. */
export function cleanName(text: string): string | null {
  const clean = text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, MAX_NAME)
  return clean === '' ? null : clean
}

/** As many as a run may have. */
export const MOST_TAGS = 20

/** Tags as typed, separated by commas: clean, lower case, each once. */
export function parseTags(text: string): readonly string[] {
  const tags = text.split(',').map((part) => cleanName(part)?.toLowerCase().slice(0, 32) ?? '')
  return [...new Set(tags.filter(Boolean))].slice(0, MOST_TAGS)
}

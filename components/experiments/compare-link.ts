import { type RunId, runId } from '@/lib/shared/ids'

/** `/experiments/compare?runs=a,,c`: an empty entry keeps a colour free. */
export const compareLink = (entries: readonly (RunId | null)[]): string =>
  `/experiments/compare?runs=${entries.map((id) => (id === null ? '' : encodeURIComponent(id))).join(',')}`

/** Entries of the link's `runs`, each id once. */
export function readCompareLink(runs: string | null): readonly (RunId | null)[] {
  if (!runs) return []
  const seen = new Set<string>()
  return runs.split(',').flatMap((text): readonly (RunId | null)[] => {
    if (text === '') return [null]
    if (seen.has(text)) return []
    seen.add(text)
    return [runId(text)]
  })
}

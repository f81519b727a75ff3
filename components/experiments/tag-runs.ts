import type { Workspace } from '@/components/providers/workspace'
import type { Run } from '@/lib/experiments/run'
import type { RunId } from '@/lib/shared/ids'

/**
 * Changes the tags of runs as they are stored now, so that what another tab wrote meanwhile stays. `change` returns null where a run cannot be
 * changed; returns how many those are.
 */
export async function changeTags(
  { runs }: Pick<Workspace, 'runs'>,
  ids: readonly RunId[],
  change: (tags: Run['tags']) => Run['tags'] | null,
): Promise<number> {
  let refused = 0
  for (const id of ids) {
    let isDone = false
    while (!isDone) {
      const run = await runs.get(id)
      const tags = run && change(run.tags)
      if (run && !tags) refused++
      isDone = !run || !tags || (await runs.edit(id, { tags }, { tags: run.tags }))
    }
  }
  return refused
}

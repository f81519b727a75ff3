import { notifications } from '@mantine/notifications'
import type { Workspace } from '@/components/providers/workspace'
import type { Run } from '@/lib/experiments/run'

/** Puts runs in the bin and offers to take them out again. They stay there for 30 days. */
export async function binRuns(workspace: Workspace, runs: readonly Run[]): Promise<void> {
  const at = workspace.clock.now()
  for (const run of runs) await workspace.runs.edit(run.id, { binnedAt: at })
  const id = `binned-${at}`
  notifications.show({
    id,
    autoClose: 10_000,
    message: (
      <span className="row between">
        <span>{runs.length === 1 ? `“${runs[0]?.name}” is in the bin.` : `${runs.length} runs are in the bin.`}</span>
        <button
          type="button"
          className="link"
          onClick={() => {
            notifications.hide(id)
            void restoreRuns(workspace, runs)
          }}
        >
          Undo
        </button>
      </span>
    ),
  })
}

export async function restoreRuns(workspace: Workspace, runs: readonly Run[]): Promise<void> {
  for (const run of runs) await workspace.runs.edit(run.id, { binnedAt: null })
}

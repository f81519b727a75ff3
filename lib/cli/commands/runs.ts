import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { openTrackedRuns } from '@/lib/adapters/sql/runs-store'
import { isEnough, sayJudges } from '@/lib/evaluation/enough-rides'
import { NOT_HONEST } from '@/lib/experiments/honesty'
import { formatBytes } from '@/lib/shared/format-number'
import { ok } from '@/lib/shared/result'
import type { Command } from '../command'
import { metricsJson } from '../metric-lines'
import { WORKSPACE, workspaceOf } from '../workspace'

export const runs: Command = {
  summary: 'Lists the runs that this script has trained, the newest first.',
  usage: 'runs [--workspace FOLDER] [--json]',
  positionals: 'none',
  options: { workspace: WORKSPACE },
  notes: ['A run reaches the app by importing its artefact on the Models page.'],
  async run(given) {
    const workspace = workspaceOf(given)
    if (!existsSync(join(workspace, 'runs.db')))
      return ok({ lines: [`No run yet in ${workspace}. "ridecast train" makes one.`], json: { workspace, runs: [] } })
    const store = openTrackedRuns(workspace)
    if (!store.ok) return store
    try {
      const all = await store.value.list()
      return ok({
        lines: all.map((run) =>
          [
            new Date(run.finishedAt).toISOString().slice(0, 16).replace('T', ' '),
            run.family.padEnd(16),
            `seed ${run.seed}`.padEnd(8),
            `RMSE ${run.metrics.valid.rmse.value.toFixed(3)} min`,
            ...(run.honestAtPickup ? [] : [NOT_HONEST]),
            ...(isEnough(run.metrics.valid) ? [] : [`on only ${sayJudges(run.metrics.valid)}`]),
            `${run.cpuSeconds.toFixed(1)} CPU-s`,
            ...(run.peakMemoryBytes === null ? [] : [formatBytes(run.peakMemoryBytes)]),
            run.artefactId.slice(0, 12),
            run.artefactPath ?? '(not written)',
          ].join('  '),
        ),
        json: {
          workspace,
          runs: all.map(({ metrics, ...run }) => ({
            ...run,
            finishedAt: new Date(run.finishedAt).toISOString(),
            metrics: { valid: metricsJson(metrics.valid), ...(metrics.test && { test: metricsJson(metrics.test) }) },
          })),
        },
      })
    } finally {
      await store.value.close()
    }
  },
}

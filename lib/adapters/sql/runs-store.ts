import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { TrackedRun, TrackedRunStore } from '@/lib/experiments/tracked-run'
import { FEATURES, isFeatureName } from '@/lib/features/catalogue'
import { FAMILY_NAMES } from '@/lib/models/family-name'
import { millis } from '@/lib/shared/clock'
import { artefactId, sha256 } from '@/lib/shared/ids'
import { fail, ok, type Result } from '@/lib/shared/result'
import { RUNS_MIGRATIONS } from './migrations/runs'
import { openDatabase } from './open-database'

interface RunsTables {
  readonly run: {
    id: string
    finished_at: number
    family: string
    seed: number
    artefact_id: string
    valid_rmse: number
    /** The whole record as JSON; the columns beside it are for those who look with SQL. */
    record: string
  }
}

const interval = z.object({ value: z.number(), low: z.number(), high: z.number() })
const metricSet = z.object({
  n: z.number(),
  days: z.number(),
  rmse: interval,
  mae: interval,
  medianAe: interval,
  bias: interval,
  r2: interval,
  within2: interval,
  within5: interval,
})

const taken = z.object({ taken: z.number(), of: z.number() })

const record = z.object({
  id: z.string(),
  finishedAt: z.number().transform(millis),
  family: z.enum(FAMILY_NAMES),
  settings: z.record(z.string(), z.unknown()),
  features: z.array(z.string()),
  seed: z.number(),
  /** Absent in records from before it was written down. */
  honestAtPickup: z.boolean().optional(),
  files: z.object({ train: z.array(z.string()), valid: z.array(z.string()), test: z.array(z.string()) }),
  dataFingerprint: z.string().transform(sha256),
  artefactId: z.string().transform(artefactId),
  artefactPath: z.string().nullable(),
  metrics: z.object({ valid: metricSet, test: metricSet.nullable() }),
  seconds: z.number(),
  cpuSeconds: z.number(),
  peakMemoryBytes: z.number().nullable().default(null),
  backend: z.string(),
  used: z.object({ train: taken, valid: taken, test: taken.nullable() }).optional(),
})

/** Opens runs.db in the folder, which is made if absent. */
export function openTrackedRuns(folder: string): Result<TrackedRunStore> {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch {
    return fail(
      'store/read-only',
      `The folder ${folder} cannot be made. Give --workspace a folder that this user may write.`,
    )
  }
  const opened = openDatabase<RunsTables>(join(folder, 'runs.db'), {
    migrations: RUNS_MIGRATIONS,
    synchronous: 'NORMAL',
    countCommits: false,
  })
  if (!opened.ok) return opened
  const { db, close } = opened.value
  return ok({
    add: async (run) => {
      await db
        .insertInto('run')
        .values({
          id: run.id,
          finished_at: run.finishedAt,
          family: run.family,
          seed: run.seed,
          artefact_id: run.artefactId,
          valid_rmse: run.metrics.valid.rmse.value,
          record: JSON.stringify(run),
        })
        .execute()
    },
    list: async () => {
      const rows = await db.selectFrom('run').select('record').orderBy('finished_at', 'desc').execute()
      return rows.map((row): TrackedRun => {
        const { honestAtPickup, used, ...run } = record.parse(JSON.parse(row.record))
        return { ...run, ...(used && { used }), honestAtPickup: honestAtPickup ?? run.features.every(isKnownAtPickup) }
      })
    },
    close,
  })
}

const isKnownAtPickup = (name: string): boolean => !isFeatureName(name) || FEATURES[name].knownAtPickup

import type { Clock } from '@/lib/shared/clock'
import type { Job, JobId, JobKind } from '@/lib/shared/job'
import type { JobStore } from '@/lib/shared/job-store'
import type { Failure } from '@/lib/shared/result'
import type { ImportProgress } from '@/lib/trips/import-progress'

/** Progress is written at most this often. */
const EVERY_MS = 100

/** Writes how an import goes to its job, as the tray shows it. */
export interface JobReport {
  /** With the bytes of all files, where they are known. */
  begin(of: number | null): Promise<void>
  /** Cheap where nothing is due. */
  tell(progress: ImportProgress): Promise<void>
  end(state: 'done' | 'cancelled', href: string | null): Promise<void>
  fail(error: Failure): Promise<void>
}

export function jobReport(store: JobStore, clock: Clock, id: JobId, kind: JobKind, label: string): JobReport {
  const startedAt = clock.now()
  let last = startedAt
  const seconds = () => Math.max(0.001, (clock.now() - startedAt) / 1000)
  const close = (change: Partial<Omit<Job, 'id' | 'schemaVersion'>>) =>
    store.update(id, { heartbeatAt: clock.now(), secondsLeft: null, ...change })
  return {
    begin: (of) =>
      store.put({
        schemaVersion: 1,
        id,
        kind,
        label,
        startedAt,
        heartbeatAt: startedAt,
        done: 0,
        of,
        unit: 'bytes',
        rate: null,
        rateUnit: 'rows/s',
        secondsLeft: null,
        state: 'running',
        error: null,
        href: null,
      }),
    async tell({ bytes, of, read }) {
      const now = clock.now()
      if (now - last < EVERY_MS) return
      last = now
      const spent = seconds()
      await store.update(id, {
        heartbeatAt: now,
        done: bytes,
        of,
        rate: read / spent,
        secondsLeft: bytes > 0 ? (spent * (of - bytes)) / bytes : null,
      })
    },
    end: async (state, href) => {
      const job = await store.get(id)
      await close(state === 'done' ? { state, href, done: job?.of ?? job?.done ?? 0 } : { state, href })
    },
    fail: (error) => close({ state: 'failed', error }),
  }
}

import type { Clock } from '@/lib/shared/clock'
import type { Job, JobId, JobKind } from '@/lib/shared/job'
import type { JobStore } from '@/lib/shared/job-store'
import type { Failure } from '@/lib/shared/result'

/** How far the work is: `done` of `of`, counted in bytes of the files or in trips of the simulator, and the rows gone by so far. */
interface Progress {
  readonly done: number
  readonly of: number
  readonly rows: number
  /** What is being done that `done` does not count. */
  readonly doing?: string | null
}

/** Progress is written at most this often. */
const EVERY_MS = 100

/** Writes how an import goes to its job, as the tray shows it. */
export interface JobReport {
  /** With the whole, where it is known. */
  begin(of: number | null): Promise<void>
  /** Cheap where nothing is due. */
  tell(progress: Progress): Promise<void>
  /** A file that another tab holds and the import waits for, or null once it waits no more. */
  held(file: string | null): Promise<void>
  end(state: 'done' | 'cancelled', href: string | null): Promise<void>
  fail(error: Failure): Promise<void>
}

/** An import counts the bytes of its files; a simulation, and what is made of trips, count trips. */
export function jobReport(store: JobStore, clock: Clock, id: JobId, kind: JobKind, label: string): JobReport {
  const countsTrips = kind !== 'import'
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
        unit: countsTrips ? 'trips' : 'bytes',
        rate: null,
        rateUnit: countsTrips ? 'trips/s' : 'rows/s',
        secondsLeft: null,
        state: 'running',
        error: null,
        href: null,
      }),
    async tell({ done, of, rows, doing = null }) {
      const now = clock.now()
      if (now - last < EVERY_MS) return
      last = now
      const spent = seconds()
      await store.update(id, {
        heartbeatAt: now,
        done,
        of,
        rate: rows / spent,
        secondsLeft: done > 0 && doing === null ? (spent * (of - done)) / done : null,
        doing,
      })
    },
    held: (heldFile) => store.update(id, { heartbeatAt: clock.now(), heldFile }),
    end: async (state, href) => {
      const job = await store.get(id)
      await close(state === 'done' ? { state, href, done: job?.of ?? job?.done ?? 0 } : { state, href })
    },
    fail: (error) => close({ state: 'failed', error }),
  }
}

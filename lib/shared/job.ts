import type { Brand } from './brand'
import type { Millis } from './clock'
import type { Failure } from './result'

export type JobId = Brand<string, 'JobId'>
export const jobId = (text: string): JobId => text as JobId

export type JobKind = 'import' | 'simulate' | 'derive' | 'train' | 'sweep' | 'evaluate' | 'deploy' | 'export'

export type JobState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled' | 'interrupted'

/** One piece of long work, as the tray shows it. Its worker writes it; pages only watch, and ask for a cancel. */
export interface Job {
  readonly schemaVersion: 1
  readonly id: JobId
  readonly kind: JobKind
  /** What is being worked on: a file's name, a run's name. */
  readonly label: string
  readonly startedAt: Millis
  /** When its worker last wrote; an unfinished job whose holder is gone is interrupted. */
  readonly heartbeatAt: Millis
  readonly done: number
  /** Null where the whole is not known. */
  readonly of: number | null
  /** What `done` and `of` count: "bytes", "rows", "epochs". */
  readonly unit: string
  /** Units, or rows, a second, as the worker says. */
  readonly rate: number | null
  /** What `rate` counts: "rows/s", "MB/s". */
  readonly rateUnit: string
  readonly secondsLeft: number | null
  /** A file that another tab holds, while the work waits for it. */
  readonly heldFile?: string | null
  /** What is being done now, where `done` does not count it: "placing 1,200,000 of 3,000,000 rides". */
  readonly doing?: string | null
  readonly state: JobState
  readonly error: Failure | null
  /** The page that shows the thing itself. */
  readonly href: string | null
}

export const isOver = (job: Job): boolean => job.state !== 'queued' && job.state !== 'running'

/** Is it work of the import worker, at whose end there is a dataset? */
export const bringsTrips = ({ kind }: Pick<Job, 'kind'>): boolean =>
  kind === 'import' || kind === 'simulate' || kind === 'derive'

import { formatBytes, formatCount, formatPercent, formatSi } from '@/lib/shared/format-number'
import { isOver, type Job, type JobKind, type JobState } from '@/lib/shared/job'

const DOING: Readonly<Record<JobKind, string>> = {
  import: 'Importing',
  simulate: 'Simulating',
  derive: 'Making',
  train: 'Training',
  sweep: 'Sweeping',
  evaluate: 'Judging',
  deploy: 'Deploying',
  export: 'Exporting',
}

const DONE: Readonly<Record<JobKind, string>> = {
  import: 'Imported',
  simulate: 'Simulated',
  derive: 'Made',
  train: 'Trained',
  sweep: 'Swept',
  evaluate: 'Judged',
  deploy: 'Deployed',
  export: 'Exported',
}

/** What is being done to the job's thing, or was. */
export const doing = (job: Job): string => (job.state === 'done' ? DONE : DOING)[job.kind]

const ENDED: Readonly<Record<JobState, string>> = {
  queued: 'waiting for its turn',
  running: '',
  done: 'done',
  failed: 'failed',
  cancelled: 'cancelled',
  interrupted: 'interrupted: its tab was closed or broke down',
}

/** 0–1, or null where the whole is not known. */
export function shareDone(job: Job): number | null {
  if (job.state === 'done') return 1
  return job.of === null || job.of <= 0 ? null : Math.min(1, job.done / job.of)
}

/** `57 % trained · 1.42 M rows/s`, `9.1 MB of 11 MB · 2.9 M rows/s`; how it ended where it is over. */
export function progressWords(job: Job): string {
  if (job.state !== 'running') return job.error?.message ?? ENDED[job.state]
  if (job.heldFile) return `waiting for another tab, which holds ${job.heldFile}`
  if (job.doing) return job.doing
  const parts = [counted(job)]
  if (job.rate !== null && job.rate > 0) parts.push(`${formatSi(job.rate)}\u00a0${job.rateUnit}`)
  return parts.filter((part) => part !== '').join(' · ')
}

/** What is said of a job that was done before the cancel came; null where the cancel was in time. */
export function lateWords({ state, kind, label }: Job): string | null {
  if (state !== 'done') return null
  return kind === 'train'
    ? `${label} was finished before the cancel arrived: its model is kept.`
    : 'The import was finished before the cancel arrived: the trips are kept.'
}

function counted({ done, of, unit }: Job): string {
  if (unit === 'bytes') return of === null ? formatBytes(done) : `${formatBytes(done)} of ${formatBytes(of)}`
  if (unit === 'epochs') return of === null || of <= 1 ? 'fitting' : `${formatPercent(done / of)} trained`
  return of === null ? `${formatCount(done)} ${unit}` : `${formatCount(done)} of ${formatCount(of)} ${unit}`
}

/** What the tray shows: work in progress first, the oldest above, then what ended and was not dismissed, the newest above. */
export function trayJobs(jobs: readonly Job[]): { readonly active: readonly Job[]; readonly over: readonly Job[] } {
  return {
    active: jobs.filter((job) => !isOver(job)).sort((a, b) => a.startedAt - b.startedAt),
    over: jobs.filter(isOver).sort((a, b) => b.heartbeatAt - a.heartbeatAt),
  }
}

/** What ended without its work being done: the closed tray stays for it. */
export const troubleOf = (over: readonly Job[]): readonly Job[] =>
  over.filter(({ state }) => state === 'failed' || state === 'interrupted')

/** The longest time left among jobs, and their common share: what the closed tray says. */
export function traySummary(active: readonly Job[]): {
  readonly share: number | null
  readonly secondsLeft: number | null
} {
  const shares = active.flatMap((job) => shareDone(job) ?? [])
  const left = active.flatMap((job) => job.secondsLeft ?? [])
  return {
    share: shares.length === 0 ? null : shares.reduce((sum, share) => sum + share, 0) / shares.length,
    secondsLeft: left.length === 0 ? null : Math.max(...left),
  }
}

/** `2 running, 1 waits`; `none running`. */
export function runningWords(active: readonly Job[]): string {
  const waiting = active.filter((job) => job.state === 'queued').length
  const running = active.length - waiting
  return `${running === 0 ? 'none' : running} running${waiting === 0 ? '' : `, ${waiting} ${waiting === 1 ? 'waits' : 'wait'}`}`
}

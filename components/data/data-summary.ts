import { formatCount } from '@/lib/shared/format-number'
import { bringsTrips, isOver, type Job } from '@/lib/shared/job'
import type { Dataset } from '@/lib/trips/dataset'

/** Trips on their way here, the oldest import first. */
export function arriving(jobs: readonly Job[]): readonly Job[] {
  return jobs.filter((job) => bringsTrips(job) && !isOver(job)).sort((a, b) => a.startedAt - b.startedAt)
}

/** What the page of datasets says below its title. */
export function dataSummary(datasets: readonly Pick<Dataset, 'rows'>[], coming: readonly Job[]): string {
  const end = 'trips never leave this browser.'
  if (datasets.length === 0)
    return coming.length > 0
      ? `The first trips are being imported; ${end}`
      : `No trips yet. Drop files anywhere to add some; ${end}`
  const trips = formatCount(datasets.reduce((sum, dataset) => sum + dataset.rows, 0))
  const of = datasets.length === 1 ? '1 dataset' : `${formatCount(datasets.length)} datasets`
  return `${trips} trips in ${of}. Drop files anywhere to add more; ${end}`
}

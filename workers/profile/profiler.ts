import { storageFailure } from '@/lib/adapters/opfs/storage-failure'
import { storedRows } from '@/lib/adapters/opfs/stored-rows'
import type { TripDirectory } from '@/lib/adapters/opfs/trip-directory'
import { type DriftSide, datasetDrift } from '@/lib/monitoring/dataset-drift'
import type { DatasetId } from '@/lib/shared/ids'
import { seededRandom } from '@/lib/shared/random'
import { fail, ok, type Result } from '@/lib/shared/result'
import type { DatasetIndex, StoredDataset } from '@/lib/trips/dataset-index'
import { profileRows } from '@/lib/trips/profile-rows'
import { columnNamesOf } from '@/lib/trips/profile-trips'
import type { StoredRows } from '@/lib/trips/shared-rides'
import { NO_FILTER } from '@/lib/trips/trip-filter'
import { unknownIdsOf } from '@/lib/trips/unknown-places'
import type { ProfileWorker, TellShare, Ticket } from './api'

interface ProfilerDeps {
  readonly index: DatasetIndex
  readonly directory: TripDirectory
}

/** The same datasets give the same intervals. */
const DRIFT_SEED = 1

/** Shares are told at most this often. */
const EVERY_MS = 100

const sideOf = ({ stored, rows }: { stored: StoredDataset; rows: StoredRows }): DriftSide => ({
  stored: rows,
  profile: stored.dataset.profile,
  unknown: unknownIdsOf(stored.dataset.files),
})

/** The profile worker's methods over its stores: see `api.ts`. */
export function createProfiler({ index, directory }: ProfilerDeps): ProfileWorker {
  const cancelled = new Set<Ticket>()

  const open = async (id: DatasetId): Promise<Result<{ stored: StoredDataset; rows: StoredRows }>> => {
    const stored = await index.get(id)
    if (!stored) return fail('dataset/unknown', 'This dataset is not here any more. Import its files again.')
    const rows = await storedRows(stored, directory)
    if (rows) return ok({ stored, rows })
    const { name } = stored.dataset
    return fail('dataset/missing', `The trips of ${name} are gone from this browser. Import its files again.`)
  }

  /** Drives a generator to its end, or to where its ticket is taken back; a bug in it ends as a sentence. */
  const drive = async <T>(work: AsyncGenerator<number, T>, ticket: Ticket, tell: TellShare): Promise<Result<T>> => {
    let told = 0
    try {
      for (;;) {
        // Messages come in between tasks only: this lets a cancel through.
        await new Promise((resolve) => setTimeout(resolve))
        if (cancelled.has(ticket)) return fail('profile/cancelled', 'The figures were not wanted any more.')
        const step = await work.next()
        if (step.done) return ok(step.value)
        const now = performance.now()
        if (now - told < EVERY_MS) continue
        told = now
        await tell(step.value)
      }
    } catch (error) {
      const { message } = storageFailure(error)
      return fail('profile/failed', `The figures could not be computed. ${message}`)
    } finally {
      cancelled.delete(ticket)
    }
  }

  return {
    async renew(id, ticket, tell) {
      const opened = await open(id)
      if (!opened.ok) return opened
      const { stored, rows } = opened.value
      const made = await drive(profileRows(rows, NO_FILTER, columnNamesOf(stored.dataset)), ticket, tell)
      if (!made.ok) return made
      const { profile } = made.value
      await index.update(id, { profile })
      return ok(profile)
    },
    async filtered(id, filter, ticket, tell) {
      const opened = await open(id)
      if (!opened.ok) return opened
      const { stored, rows } = opened.value
      return drive(profileRows(rows, filter, columnNamesOf(stored.dataset)), ticket, tell)
    },
    async drift(reference, other, ticket, tell) {
      const sides = [await open(reference), await open(other)] as const
      if (!sides[0].ok) return sides[0]
      if (!sides[1].ok) return sides[1]
      const [before, after] = [sideOf(sides[0].value), sideOf(sides[1].value)]
      return drive(datasetDrift(before, after, seededRandom(DRIFT_SEED)), ticket, tell)
    },
    async cancel(ticket) {
      cancelled.add(ticket)
    },
  }
}

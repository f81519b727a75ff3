import { proxy, type Remote, releaseProxy, wrap } from 'comlink'
import type { DatasetDrift } from '@/lib/monitoring/dataset-drift'
import type { DatasetId } from '@/lib/shared/ids'
import { fail, type Result } from '@/lib/shared/result'
import type { Profile } from '@/lib/trips/profile'
import type { ProfiledRows } from '@/lib/trips/profile-rows'
import { keyOf, type TripFilter } from '@/lib/trips/trip-filter'
import { deathOf } from '../death-of'
import type { ProfileWorker, TellShare, Ticket } from './api'

interface Open {
  readonly worker: Worker
  readonly remote: Remote<ProfileWorker>
  readonly died: Promise<Result<never>>
}

const IDLE_MS = 30_000

/** Answers kept for who comes back to them: profiles of filtered rows, some 50 kB each. */
const MOST_KEPT = 16

let open: Open | null = null
let calls = 0
let tickets = 0
let idle: ReturnType<typeof setTimeout> | undefined
const answers = new Map<string, Result<ProfiledRows>>()

function start(): Open {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'profile' })
  const died = deathOf(worker).then((why) => {
    if (open?.worker === worker) closeProfiler()
    return fail(
      'profile/worker',
      `The figures could not be computed: their worker ended (${why}). Open the page again.`,
    )
  })
  return { worker, remote: wrap<ProfileWorker>(worker), died }
}

/** Ends the worker, whatever it is doing. */
export function closeProfiler(): void {
  clearTimeout(idle)
  open?.remote[releaseProxy]()
  open?.worker.terminate()
  open = null
}

/** Asks the worker, which starts with the first question and ends half a minute after the last. An abort takes the question back. */
async function ask<T>(
  signal: AbortSignal,
  question: (worker: Remote<ProfileWorker>, ticket: Ticket) => Promise<Result<T>>,
): Promise<Result<T>> {
  clearTimeout(idle)
  open ??= start()
  const { remote, died } = open
  const ticket = tickets++
  const takeBack = () => void remote.cancel(ticket)
  signal.addEventListener('abort', takeBack)
  calls++
  try {
    if (signal.aborted) takeBack()
    return await Promise.race([question(remote, ticket), died])
  } finally {
    calls--
    signal.removeEventListener('abort', takeBack)
    if (calls === 0) idle = setTimeout(closeProfiler, IDLE_MS)
  }
}

/** Makes a dataset's profile anew, with every part that a profile has by now. */
export const renewProfile = (id: DatasetId, signal: AbortSignal, tell: TellShare): Promise<Result<Profile>> =>
  ask<Profile>(signal, async (worker, ticket) => await worker.renew(id, ticket, proxy(tell)))

/** Figures of the rows for which a filter holds. Rows never change, so the last answers are kept. */
export async function filteredProfile(
  id: DatasetId,
  filter: TripFilter,
  signal: AbortSignal,
  tell: TellShare,
): Promise<Result<ProfiledRows>> {
  const key = `${id} ${keyOf(filter)}`
  const kept = answers.get(key)
  if (kept) return kept
  const answer = await ask<ProfiledRows>(
    signal,
    async (worker, ticket) => await worker.filtered(id, filter, ticket, proxy(tell)),
  )
  if (!answer.ok) return answer
  const [oldest] = answers.keys()
  if (answers.size >= MOST_KEPT && oldest !== undefined) answers.delete(oldest)
  answers.set(key, answer)
  return answer
}

/** How far the second dataset moved away from the first. */
export const driftBetween = (
  reference: DatasetId,
  other: DatasetId,
  signal: AbortSignal,
  tell: TellShare,
): Promise<Result<DatasetDrift>> =>
  ask<DatasetDrift>(signal, async (worker, ticket) => await worker.drift(reference, other, ticket, proxy(tell)))

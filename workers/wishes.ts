import type { JobId } from '@/lib/shared/job'

/** What a person asks of a job that a worker of any tab may be doing: to keep the best so far, or to keep nothing. */
export interface Wish {
  readonly kind: 'stop' | 'cancel'
  readonly job: JobId
}

const CHANNEL = 'ridecast-wishes'

/** Tells the workers of every tab. Whoever does not do this job pays no heed. */
export function tellWish(wish: Wish): void {
  const channel = new BroadcastChannel(CHANNEL)
  channel.postMessage(wish)
  channel.close()
}

/** Hears the wishes of every tab, for as long as the worker lives. */
export function hearWishes(hear: (wish: Wish) => void): void {
  new BroadcastChannel(CHANNEL).onmessage = (event: MessageEvent<Wish>) => hear(event.data)
}

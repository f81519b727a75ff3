import { MOST_UNREAD, type Thread, ThreadDied } from '@/lib/trips/thread'

/** A worker or a port: both have these. */
interface Channel {
  postMessage(message: unknown, move: Transferable[]): void
  // biome-ignore lint/suspicious/noExplicitAny: a worker, its own scope and a port each declare another "this".
  onmessage: ((this: any, event: MessageEvent) => void) | null
}

/** What a thread hears: one task, then for each piece of news that it was done with, and perhaps memory that the thread had given away. */
type Heard<Task> =
  | { readonly kind: 'task'; readonly task: Task }
  | { readonly kind: 'done'; readonly back: ArrayBuffer | null }

type Serve<Task, News> = (
  task: Task,
  tell: (news: News, move: readonly ArrayBuffer[]) => void,
  /** Waits until there is room for more news; gives back what came back. */
  mayGoOn: () => Promise<readonly ArrayBuffer[]>,
) => Promise<void>

/** The side that works. */
export function answerTasks<Task, News>(channel: Channel, serve: Serve<Task, News>): void {
  let unread = 0
  let returned: ArrayBuffer[] = []
  let release: (() => void) | null = null
  const tell = (news: News, move: readonly ArrayBuffer[]) => {
    unread++
    channel.postMessage(news, [...move])
  }
  const mayGoOn = async () => {
    while (unread >= MOST_UNREAD)
      await new Promise<void>((resolve) => {
        release = resolve
      })
    const back = returned
    returned = []
    return back
  }
  channel.onmessage = ({ data }: MessageEvent<Heard<Task>>) => {
    if (data.kind === 'task') {
      void serve(data.task, tell, mayGoOn)
      return
    }
    unread--
    if (data.back) returned.push(data.back)
    release?.()
    release = null
  }
}

/** The asking side. `died` tells why the thread ended by itself. */
export function threadOf<Task, News>(
  channel: Channel,
  task: Task,
  died: Promise<string>,
  close: () => void,
): Thread<News> {
  const unheard: News[] = []
  let wake: (() => void) | null = null
  let why: string | null = null
  let isFirst = true
  died.then((reason) => {
    why = reason
    wake?.()
  })
  channel.onmessage = ({ data }: MessageEvent<News>) => {
    unheard.push(data)
    wake?.()
  }
  channel.postMessage({ kind: 'task', task } satisfies Heard<Task>, [])
  return {
    async next(back) {
      if (!isFirst) channel.postMessage({ kind: 'done', back: back ?? null } satisfies Heard<Task>, back ? [back] : [])
      isFirst = false
      while (unheard.length === 0) {
        if (why !== null) throw new ThreadDied(why)
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
      return unheard.shift() as News
    },
    close,
  }
}

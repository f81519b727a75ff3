import { type FileThread, ThreadDied } from '@/lib/trips/read-ahead'
import { type FileNews, type FileTask, MOST_UNREAD, serveFile } from '@/lib/trips/serve-file'

/** A worker or a port: both have these. */
interface Channel {
  postMessage(message: unknown, move: Transferable[]): void
  // biome-ignore lint/suspicious/noExplicitAny: a worker, its own scope and a port each declare another "this".
  onmessage: ((this: any, event: MessageEvent) => void) | null
}

/** The reading side: takes one task, then a `null` for each piece of news that was done with. */
export function answerFileTasks(channel: Channel): void {
  let unread = 0
  let release: (() => void) | null = null
  channel.onmessage = ({ data }: MessageEvent<FileTask | null>) => {
    if (data === null) {
      unread--
      release?.()
      release = null
      return
    }
    void serveFile(
      data,
      (news, move) => {
        unread++
        channel.postMessage(news, [...move])
      },
      async () => {
        while (unread >= MOST_UNREAD)
          await new Promise<void>((resolve) => {
            release = resolve
          })
      },
    )
  }
}

/** The asking side. `died` tells why the thread ended by itself. */
export function fileThread(channel: Channel, task: FileTask, died: Promise<string>, close: () => void): FileThread {
  const news: FileNews[] = []
  let wake: (() => void) | null = null
  let why: string | null = null
  let isFirst = true
  died.then((reason) => {
    why = reason
    wake?.()
  })
  channel.onmessage = ({ data }: MessageEvent<FileNews>) => {
    news.push(data)
    wake?.()
  }
  channel.postMessage(task, [])
  return {
    async next() {
      if (!isFirst) channel.postMessage(null, [])
      isFirst = false
      while (news.length === 0) {
        if (why !== null) throw new ThreadDied(why)
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
      return news.shift() as FileNews
    },
    close,
  }
}

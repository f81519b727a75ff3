import type { Server } from 'node:http'
import type { Container } from './container'
import type { OpenPages } from './next-pages'

/** While it says "not ready" but still answers, for whoever sends traffic here to notice. */
const NOTICE_MS = 1_000
/** What is still being answered after this is cut. */
const PATIENCE_MS = 10_000

/**
 * Stops on SIGTERM without failing a request: not ready, then no new connections, then what was begun is finished, then the databases are closed. A second
 * signal, or Ctrl-C, does not wait to be noticed.
 */
export function stopOnSignals(server: Server, container: Container, pages: () => OpenPages | null): void {
  let isStopping = false
  const stop = async (notice: number) => {
    if (isStopping) return
    isStopping = true
    container.drain()
    await new Promise((resolve) => setTimeout(resolve, notice))
    const closed = new Promise<void>((resolve) => server.close(() => resolve()))
    server.closeIdleConnections()
    pages()?.hangUp()
    const cut = setTimeout(() => server.closeAllConnections(), PATIENCE_MS)
    await closed
    clearTimeout(cut)
    await container.close()
    await Promise.race([pages()?.close(), new Promise((resolve) => setTimeout(resolve, 1_000))])
    process.exit(0)
  }
  process.on('SIGTERM', () => stop(NOTICE_MS))
  for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => stop(0))
}

import { existsSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import type { Duplex } from 'node:stream'
import next from 'next'
import { fail, ok, type Result } from '@/lib/shared/result'
import { brotliCopies, preferBrotli } from './brotli-copies'
import type { Pages } from './http-server'
import { withoutLines } from './without-lines'

/** How long Next took to read its settings. */
const NEXT_TELLS = /Running next\.config/

export interface OpenPages extends Pages {
  /** Ends the sockets, which would keep a server from closing. */
  hangUp(): void
  close(): Promise<void>
}

/** Opens Next for the pages. It is given a server that never listens, so that it hangs nothing of its own on ours. */
export async function openPages(isDevelopment: boolean, hostname: string, port: number): Promise<Result<OpenPages>> {
  const folder = process.env.RIDECAST_NEXT_DIR ?? '.next'
  if (!isDevelopment && !existsSync(join(process.cwd(), folder, 'BUILD_ID')))
    return fail('start/no-build', 'The pages are not built. Start with "npm start", which builds them.')
  const aside: Server = createServer()
  const app = next({
    dev: isDevelopment,
    dir: process.cwd(),
    hostname,
    port,
    httpServer: aside,
    ...(isDevelopment && { turbopack: true }),
  })
  await withoutLines(NEXT_TELLS, () => app.prepare())
  const handle = app.getRequestHandler()
  const sockets = new Set<Duplex>()
  const copies = isDevelopment ? new Set<string>() : brotliCopies(join(process.cwd(), folder))
  return ok({
    answer: (req, res) => {
      preferBrotli(req, res, copies)
      handle(req, res).catch(() => res.destroy())
    },
    ...(isDevelopment && {
      // With its first page, Next begins to listen for sockets on the server that it was given.
      upgrade: (req, socket, head) => {
        sockets.add(socket)
        socket.once('close', () => sockets.delete(socket))
        if (!aside.emit('upgrade', req, socket, head)) socket.destroy()
      },
    }),
    hangUp: () => {
      for (const socket of sockets) socket.destroy()
    },
    close: () => app.close(),
  })
}

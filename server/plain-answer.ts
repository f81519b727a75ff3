import type { Duplex } from 'node:stream'
import { API_HEADERS } from '@/lib/serving/respond'

/** An answer written straight to a socket, where there is no response object, and the end of that connection. */
export function answerPlainly(socket: Duplex, status: number, title: string): void {
  if (socket.destroyed || !socket.writable) return
  const body = JSON.stringify({ type: 'about:blank', title, status })
  const headers = Object.entries({
    ...API_HEADERS,
    'content-type': 'application/problem+json',
    'content-length': Buffer.byteLength(body),
    connection: 'close',
  })
  socket.end(
    `HTTP/1.1 ${status} ${title}\r\n${headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`,
    () => socket.destroy(),
  )
}

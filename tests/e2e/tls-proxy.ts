import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'

/** A certificate that nobody trusts for the name, and its key, in the folder; null where there is no openssl. */
export function selfSigned(name: string, folder: string): { readonly cert: Buffer; readonly key: Buffer } | null {
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')]
  const wanted = ['-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', `/CN=${name}`]
  try {
    execFileSync('openssl', ['req', ...wanted, '-keyout', key, '-out', cert], { stdio: 'ignore' })
  } catch {
    return null
  }
  return { cert: readFileSync(cert), key: readFileSync(key) }
}

/** What the README's recipes set up: TLS ends here, Host is passed on as it came, and X-Forwarded-For tells who came. */
export async function tlsProxy(
  pair: { readonly cert: Buffer; readonly key: Buffer },
  target: () => string,
): Promise<{ readonly port: number; close(): Promise<void> }> {
  const server: Server = createServer(pair, (req, res) => {
    const { hostname, port } = new URL(target())
    const headers = { ...req.headers, 'x-forwarded-for': req.socket.remoteAddress ?? '', 'x-forwarded-proto': 'https' }
    const onward = request({ hostname, port, method: req.method, path: req.url, headers }, (answer) => {
      res.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(res)
    })
    onward.on('error', () => res.destroy())
    req.pipe(onward)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

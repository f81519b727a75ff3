import type { AddressInfo } from 'node:net'
import { container } from './container'
import { createHttpServer, type Pages } from './http-server'
import { type OpenPages, openPages } from './next-pages'
import { isLoopback, readSettings, type Settings } from './settings'
import { stopOnSignals } from './stop'

/** What stops a start is told in one sentence. */
function giveUp(sentence: string): never {
  console.error(sentence)
  process.exit(1)
}

const whyNotListening = (error: NodeJS.ErrnoException, { host, port }: Settings): string => {
  switch (error.code) {
    case 'EADDRINUSE':
      return `Port ${port} is in use. Stop what uses it, or choose another: PORT=${port === 65_535 ? 3000 : port + 1} npm start`
    case 'EACCES':
      return `This user may not listen on port ${port}. Choose one above 1023: PORT=3000 npm start`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `HOST=${host} is not an address of this machine. Leave HOST out to serve this machine only.`
    default:
      return `Cannot listen on ${host}:${port} (${error.code ?? error.message}).`
  }
}

const settings = readSettings(process.env)
if (!settings.ok) giveUp(settings.error.message)
const { host, port, publicUrl, trustedProxy } = settings.value
const opened = await container()
if (!opened.ok) giveUp(opened.error.message)
const { deps, hasAdmin, offerSignIn, tellAddress } = opened.value
if (!isLoopback(host) && !(await hasAdmin()))
  giveUp(
    `HOST=${host} would open this server to others before anyone has signed in. Start it once without HOST, open the link that it prints, then start it again with HOST.`,
  )

let pages: OpenPages | null = null
const waiting: (() => void)[] = []
const behindHttp: Pages = {
  answer: (req, res) => {
    if (pages) pages.answer(req, res)
    else waiting.push(() => pages?.answer(req, res))
  },
  ...(process.env.NODE_ENV === 'development' && {
    upgrade: (req, socket, head) => {
      if (pages?.upgrade) pages.upgrade(req, socket, head)
      else socket.destroy()
    },
  }),
}
const server = createHttpServer(deps, behindHttp, { trustedProxy })
await new Promise<void>((resolve) => {
  server.once('error', (error) => giveUp(whyNotListening(error, settings.value)))
  server.listen({ host, port, backlog: 2048 }, resolve)
})
stopOnSignals(server, opened.value, () => pages)

const { port: actualPort } = server.address() as AddressInfo
const built = await openPages(process.env.NODE_ENV === 'development', host, actualPort)
if (!built.ok) giveUp(built.error.message)
pages = built.value
for (const answer of waiting.splice(0)) answer()

const shownHost = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host
const url = publicUrl ? publicUrl.origin : `http://${shownHost}:${actualPort}`
tellAddress(url)
const token = await offerSignIn()
console.log(`Ridecast is ready. This link works once and signs you in:\n\n  ${url}/sign-in#${token}\n`)

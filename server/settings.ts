import { isIP } from 'node:net'
import { networkInterfaces } from 'node:os'
import { resolve } from 'node:path'
import { fail, ok, type Result } from '@/lib/shared/result'

/** What the environment says. */
export interface Settings {
  readonly host: string
  readonly port: number
  readonly dataFolder: string
  readonly publicUrl: URL | null
  readonly logDays: number
  /** Requests a second that a client may go on sending; 0: any. */
  readonly rate: number
  /** The address of a proxy whose X-Forwarded-For is believed, or null. */
  readonly trustedProxy: string | null
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1)$/

export const isLoopback = (host: string): boolean => LOOPBACK.test(host)

function wholeNumber(name: string, text: string, most: number): Result<number> {
  const value = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN
  return value <= most ? ok(value) : fail('settings/number', `${name}=${text} is not a whole number from 0 to ${most}.`)
}

/** PORT, HOST and every RIDECAST_ variable that the server reads, or one sentence about the first that cannot be. */
export function readSettings(env: NodeJS.ProcessEnv): Result<Settings> {
  const port = wholeNumber('PORT', env.PORT || '3000', 65_535)
  if (!port.ok) return port
  const logDays = wholeNumber('RIDECAST_LOG_DAYS', env.RIDECAST_LOG_DAYS || '30', 3650)
  if (!logDays.ok) return logDays
  const rate = wholeNumber('RIDECAST_RATE', env.RIDECAST_RATE || '1000', 999_999)
  if (!rate.ok) return rate
  const trustedProxy = env.RIDECAST_TRUSTED_PROXY || null
  if (trustedProxy !== null && isIP(trustedProxy) === 0)
    return fail('settings/proxy', `RIDECAST_TRUSTED_PROXY=${trustedProxy} is not an address such as 127.0.0.1.`)
  const url = env.RIDECAST_PUBLIC_URL
  let publicUrl: URL | null = null
  if (url) {
    publicUrl = URL.canParse(url) ? new URL(url) : null
    if (
      !publicUrl ||
      !/^https?:$/.test(publicUrl.protocol) ||
      publicUrl.pathname !== '/' ||
      publicUrl.search ||
      publicUrl.hash
    )
      return fail('settings/url', `RIDECAST_PUBLIC_URL=${url} is not of the form https://rides.example.org.`)
  }
  return ok({
    host: env.HOST || '127.0.0.1',
    port: port.value,
    dataFolder: resolve(/* turbopackIgnore: true */ env.RIDECAST_DATA || '.ridecast'),
    publicUrl,
    logDays: logDays.value,
    rate: rate.value,
    trustedProxy,
  })
}

/** The addresses of this machine that a listener on `host` answers to. */
export function addressesOf(host: string): readonly string[] {
  if (host !== '0.0.0.0' && host !== '::') return [host]
  return Object.values(networkInterfaces()).flatMap((all) => (all ?? []).map((it) => it.address))
}

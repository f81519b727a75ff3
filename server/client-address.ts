import { isIPv6 } from 'node:net'

/**
 * Whom to count a request for: the peer's address, or, where the peer is the trusted proxy, the last address in its `X-Forwarded-For`, which is the one that the
 * proxy itself saw. Anybody else's header is ignored.
 */
export function clientAddress(
  peer: string | undefined,
  forwarded: string | readonly string[] | undefined,
  trustedProxy: string | null,
): string {
  const address = networkOf(peer ?? '')
  if (trustedProxy === null || address !== trustedProxy || forwarded === undefined) return address
  const told = String(forwarded).split(',').at(-1)?.trim() ?? ''
  return told === '' || told.length > 64 ? address : networkOf(told)
}

/** IPv4 as it is; of IPv6 the first 64 bits, of which one household has all the rest. */
function networkOf(address: string): string {
  if (!address.includes(':')) return address
  const mapped = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/i.exec(address)?.[1]
  if (mapped !== undefined) return mapped
  if (address === '::1' || !isIPv6(address)) return address
  const [head = '', tail] = (address.split('%', 1)[0] ?? '').toLowerCase().split('::')
  const groups = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const missing = tail === undefined ? 0 : Math.max(0, 8 - groups.length - after.length)
  const all = [...groups, ...Array<string>(missing).fill('0'), ...after]
  return `${all
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::`
}

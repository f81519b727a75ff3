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
  if (trustedProxy === null || forwarded === undefined || plainAddress(peer ?? '') !== plainAddress(trustedProxy))
    return address
  const told = String(forwarded).split(',').at(-1)?.trim() ?? ''
  return told === '' || told.length > 64 ? address : networkOf(told)
}

/** IPv4 as it is; of IPv6 the first 64 bits, of which one household has all the rest. */
function networkOf(address: string): string {
  const plain = plainAddress(address)
  return plain === '::1' || !isIPv6(plain) ? plain : `${plain.split(':').slice(0, 4).join(':')}::`
}

/**
 * One spelling of each address: IPv6 in lower case with all its groups, without leading zeros and zone (`::1` stays), IPv4 that is written
 * as IPv6 as IPv4. What is no address stays as it is.
 */
function plainAddress(text: string): string {
  const address = (text.split('%', 1)[0] ?? '').toLowerCase()
  if (!isIPv6(address)) return text
  const dotted = /^(.*:)(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(address)
  const [, before = '', a = 0, b = 0, c = 0, d = 0] = dotted ?? []
  const hex = (high: number | string, low: number | string) => (Number(high) * 256 + Number(low)).toString(16)
  const [head = '', tail] = (dotted ? `${before}${hex(a, b)}:${hex(c, d)}` : address).split('::')
  const groups = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const missing = tail === undefined ? 0 : Math.max(0, 8 - groups.length - after.length)
  const all = [...groups, ...Array<string>(missing).fill('0'), ...after].map((group) => group.replace(/^0+(?=.)/, ''))
  const full = all.join(':')
  if (full === '0:0:0:0:0:0:0:1') return '::1'
  if (!full.startsWith('0:0:0:0:0:ffff:')) return full
  return all
    .slice(6)
    .flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255])
    .join('.')
}

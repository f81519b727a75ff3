const PRIME = 0x100000001b3n
const OFFSET = 0xcbf29ce484222325n

/**
 * What a header is known by, whatever the case of its names and the blanks around them: 64 bits of FNV-1a, in hexadecimal.
 * http://www.isthe.com/chongo/tech/comp/fnv/
 */
export function headerFingerprint(header: readonly string[]): string {
  const text = header.map((name) => name.trim().toLowerCase()).join('\n')
  let hash = OFFSET
  for (const byte of new TextEncoder().encode(text)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * PRIME)
  return hash.toString(16).padStart(16, '0')
}

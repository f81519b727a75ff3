import { type Sha256, sha256 } from './ids'

/** Lower-case hexadecimal of the bytes given. */
export function toHex(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0')
  return text
}

/** SHA-256 through WebCrypto, which browsers (secure contexts), workers and Node share. */
export async function hashBytes(bytes: Uint8Array): Promise<Sha256> {
  return sha256(toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>))))
}

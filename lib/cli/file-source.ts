import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import type { TripSource } from '@/lib/trips/trip-source'

/** A trip file on disk. Throws if it cannot be opened. Close it when the import has ended. */
export async function openTripFile(path: string): Promise<TripSource & { close(): Promise<void> }> {
  const file = await open(path, 'r')
  const stats = await file.stat()
  if (stats.isDirectory()) {
    await file.close()
    throw Object.assign(new Error(`${path} is a folder`), { code: 'EISDIR' })
  }
  const { size } = stats
  return {
    name: basename(path),
    bytes: size,
    async slice(from, to) {
      const bytes = new Uint8Array(to - from)
      let filled = 0
      while (filled < bytes.length) {
        const { bytesRead } = await file.read(bytes, filled, bytes.length - filled, from + filled)
        if (bytesRead === 0) throw new Error('the file has become shorter.')
        filled += bytesRead
      }
      return bytes
    },
    close: () => file.close(),
  }
}

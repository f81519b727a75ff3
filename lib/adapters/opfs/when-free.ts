import { formatSeconds } from '@/lib/shared/format-time'

/** How long a file that somebody else holds is waited for, and who is told. */
export interface Patience {
  readonly forMs: number
  /** Told the file once the waiting begins, and null once it is over. */
  readonly tell?: (file: string | null) => void | Promise<void>
  /** Has nobody any use for the file any more? Ends the waiting. */
  readonly isOver?: () => boolean
}

export const PATIENCE_MS = 20_000
const EVERY_MS = 100

/** Another tab, or another program on this origin, still held the file when the waiting ended. */
export class HeldElsewhere extends Error {
  constructor(
    readonly file: string,
    readonly waitedMs: number,
  ) {
    super(`Another tab of Ridecast held the file ${file} for ${formatSeconds(waitedMs / 1000)} and did not let it go.`)
  }
}

/** Chromium and Firefox refuse a held file with the first, Safari with the second. */
export const isHeld = (error: unknown): boolean =>
  error instanceof Error && (error.name === 'NoModificationAllowedError' || error.name === 'InvalidStateError')

/** Does it at once where the file is free, else as soon as it is. Throws `HeldElsewhere` once patience is over. */
export async function whenFree<T>(file: string, act: () => Promise<T>, patience: Patience): Promise<T> {
  for (let waited = 0; ; waited += EVERY_MS) {
    try {
      const value = await act()
      if (waited > 0) await patience.tell?.(null)
      return value
    } catch (error) {
      if (!isHeld(error)) throw error
      if (waited >= patience.forMs || patience.isOver?.()) {
        if (waited > 0) await patience.tell?.(null)
        throw new HeldElsewhere(file, waited)
      }
      if (waited === 0) await patience.tell?.(file)
    }
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS))
  }
}

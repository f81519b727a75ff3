/** What the app and its finished pages, curves and predictions may take besides what is counted: the browser's own bookkeeping included. */
const BESIDES = 300_000_000

/**
 * How much this origin stores, by the browser's figure unless that cannot be: Chromium has been seen to say 4.3 GB of an empty origin, and
 * nothing of files that it wrote a moment ago. Then it is the sum of what the app knows, in bytes.
 */
export function usedRoom(told: number, known: number): { readonly bytes: number; readonly isKnownSum: boolean } {
  const isPlausible = told >= known / 2 && told <= 4 * known + BESIDES
  return isPlausible ? { bytes: told, isKnownSum: false } : { bytes: known, isKnownSum: true }
}

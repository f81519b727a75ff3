/** Gigabytes of memory that the browser says this computer has, in steps and 8 or so at most; null where it does not say. */
export function deviceMemory(): number | null {
  return 'deviceMemory' in navigator && typeof navigator.deviceMemory === 'number' ? navigator.deviceMemory : null
}

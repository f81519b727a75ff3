const BRANDS: readonly (readonly [RegExp, string])[] = [
  [/Edg\/(\d+)/, 'Edge'],
  [/Firefox\/(\d+)/, 'Firefox'],
  [/Chrom(?:e|ium)\/(\d+)/, 'Chromium'],
  [/Version\/(\d+)[^)]* Safari/, 'Safari'],
]

/** "Chromium 156" from a user agent; "Browser" where it is none that we know. */
export function hostName(userAgent: string): string {
  for (const [pattern, name] of BRANDS) {
    const version = pattern.exec(userAgent)?.[1]
    if (version !== undefined) return `${name} ${version}`
  }
  return 'Browser'
}

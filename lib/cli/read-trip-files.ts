import { fail, ok, type Result } from '@/lib/shared/result'
import { DEFAULT_RULES, type ImportRules } from '@/lib/trips/import-rules'
import { importTrips, type ReadTrips } from '@/lib/trips/read-trips'
import type { Terminal } from './command'
import { openTripFile } from './file-source'

const TELL_EVERY_MS = 1_000

/** Reads trip files in the order given, telling how it goes. Fails with `file/unreadable` or as `importTrips` does. */
export async function readTripFiles(
  paths: readonly string[],
  rules: ImportRules,
  terminal: Pick<Terminal, 'progress'>,
): Promise<Result<ReadTrips>> {
  const files: Awaited<ReturnType<typeof openTripFile>>[] = []
  try {
    for (const path of paths) {
      try {
        files.push(await openTripFile(path))
      } catch (error) {
        return fail('file/unreadable', `${path} cannot be read: ${reason(error)}.`)
      }
    }
    const importing = importTrips(files, rules)
    let told = performance.now()
    for (;;) {
      const step = await importing.next()
      if (step.done) {
        if (step.value.ok) {
          const { read, kept } = step.value.value.quality
          terminal.progress(
            `Read ${read} rows of ${paths.length === 1 ? '1 file' : `${paths.length} files`}, kept ${kept}.`,
          )
        }
        return step.value
      }
      if (performance.now() - told < TELL_EVERY_MS) continue
      told = performance.now()
      const { file, bytes, of, read } = step.value
      terminal.progress(`Reading ${file}: ${Math.floor((100 * bytes) / Math.max(1, of))} %, ${read} rows`)
    }
  } finally {
    for (const file of files) await file.close()
  }
}

/** Why the system refused, in words; `absent` is what is not there. */
export function reason(error: unknown, absent: 'file' | 'folder' = 'file'): string {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  if (code === 'ENOENT') return `there is no such ${absent}`
  if (code === 'EACCES' || code === 'EPERM') return 'this user may not'
  if (code === 'EISDIR') return 'it is a folder'
  return error instanceof Error ? error.message : String(error)
}

/** `--max-minutes` over the rules that hold otherwise. */
export function readRules(maxMinutes: string | null, otherwise: ImportRules = DEFAULT_RULES): Result<ImportRules> {
  if (maxMinutes === null) return ok(otherwise)
  const minutes = Number(maxMinutes)
  return Number.isInteger(minutes) && minutes >= 2 && minutes <= 1_440
    ? ok({ ...otherwise, maximumSeconds: minutes * 60 })
    : fail('usage/max-minutes', `--max-minutes ${maxMinutes.slice(0, 20)} is not a whole number from 2 to 1440.`)
}

export const MAX_MINUTES = { value: 'N', help: 'Reject rides longer than this (default 60).' } as const

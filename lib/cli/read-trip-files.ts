import { fail, ok, type Result } from '@/lib/shared/result'
import type { ImportOptions } from '@/lib/trips/import-into'
import { sayStage } from '@/lib/trips/import-progress'
import { DEFAULT_RULES, type ImportRules } from '@/lib/trips/import-rules'
import { inTimeOrder } from '@/lib/trips/in-time-order'
import { sayLeftOut } from '@/lib/trips/left-out'
import { openArchives } from '@/lib/trips/open-archives'
import { importTrips, type ReadTrips } from '@/lib/trips/read-trips'
import type { TripSource } from '@/lib/trips/trip-source'
import { sayCopies, withoutCopies } from '@/lib/trips/without-copies'
import type { Terminal } from './command'
import { openTripFile } from './file-source'
import { sayRows } from './say-rows'

const TELL_EVERY_MS = 1_000

/**
 * Reads trip files, telling how it goes: group by group, within a group by the time of their rides. A file with the very bytes of another of its
 * group is read once. Fails with `file/unreadable` or as `importTrips` does.
 */
export async function readTripFiles(
  groups: readonly (readonly string[])[],
  rules: ImportRules,
  terminal: Pick<Terminal, 'progress'>,
  options: ImportOptions = {},
): Promise<Result<ReadTrips & { readonly filesOf: readonly number[] }>> {
  const files: Awaited<ReturnType<typeof openTripFile>>[] = []
  try {
    const ordered: TripSource[] = []
    const filesOf: number[] = []
    for (const paths of groups) {
      const opened: TripSource[] = []
      for (const path of paths) {
        try {
          const file = await openTripFile(path)
          files.push(file)
          opened.push(file)
        } catch (error) {
          return fail('file/unreadable', `${path} cannot be read: ${reason(error)}.`)
        }
      }
      const unpacked = await openArchives(opened, options.choice)
      if (!unpacked.ok) return unpacked
      if (unpacked.value.leftOut.length > 0) terminal.progress(sayLeftOut(unpacked.value.leftOut))
      const { sources, copies } = await withoutCopies(unpacked.value.sources)
      if (copies.length > 0) terminal.progress(sayCopies(copies))
      ordered.push(...(await inTimeOrder(sources, options.choice)))
      filesOf.push(sources.length)
    }
    const importing = importTrips(ordered, rules, options)
    let told = performance.now()
    for (;;) {
      const step = await importing.next()
      if (step.done) {
        if (step.value.ok) {
          const { read, kept } = step.value.value.quality
          terminal.progress(
            `Read ${sayRows(read)} of ${ordered.length === 1 ? '1 file' : `${ordered.length} files`}, kept ${kept}.`,
          )
        }
        if (step.value.ok && step.value.value.placeKind === 'point')
          for (const line of step.value.value.places?.readAs ?? []) terminal.progress(line)
        return step.value.ok ? ok({ ...step.value.value, filesOf }) : step.value
      }
      if (performance.now() - told < TELL_EVERY_MS) continue
      told = performance.now()
      const { file, bytes, of, read } = step.value
      const doing = sayStage(step.value)
      if (doing !== null) terminal.progress(`${file}: ${doing}`)
      else terminal.progress(`Reading ${file}: ${Math.floor((100 * bytes) / Math.max(1, of))} %, ${sayRows(read)}`)
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

import { writeFile } from 'node:fs/promises'
import { guessMapping } from '@/lib/trips/mapping/guess-mapping'
import { readMappingSample } from '@/lib/trips/mapping/mapping-sample'
import { openArchives } from '@/lib/trips/open-archives'
import type { Terminal } from './command'
import { openTripFile } from './file-source'
import { reason } from './read-trip-files'

/**
 * Says what the columns of the first file that is not recognised seem to mean, and writes a mapping to check, where one is asked for.
 * Returns whether it was written.
 */
export async function proposeMapping(
  paths: readonly string[],
  target: string | null,
  terminal: Pick<Terminal, 'progress'>,
): Promise<boolean> {
  for (const path of paths) {
    const file = await openTripFile(path)
    try {
      const opened = await openArchives([file])
      const [source] = opened.ok ? opened.value.sources : []
      const sample = source ? await readMappingSample(source) : null
      if (!sample?.ok) continue
      const { columns, mapping, lacks, destroyed, isUnitOpen } = guessMapping(sample.value)
      terminal.progress(`${sample.value.file}: what its columns seem to mean:`)
      for (const [target, guess] of Object.entries(columns))
        terminal.progress(`  ${target}: "${guess.column}", because ${guess.why}`)
      if (mapping === null) {
        terminal.progress(`  There seems to be no column of ${lacks.join(', nor of ')}.`)
        for (const sentence of Object.values(destroyed)) terminal.progress(`  ${sentence}`)
        return false
      }
      if (isUnitOpen)
        terminal.progress('  Its lengths can be mm:ss or h:mm: say which in "end.unit", "mm:ss" or "h:mm:ss".')
      if (target === null) {
        terminal.progress('Check it, and give it with --mapping ("--propose FILE.json" writes it):')
        terminal.progress(JSON.stringify(mapping))
        return false
      }
      await writeFile(target, `${JSON.stringify(mapping, null, 2)}\n`)
      return true
    } catch (error) {
      terminal.progress(`${target} cannot be written: ${reason(error, 'folder')}.`)
      return false
    } finally {
      await file.close()
    }
  }
  return false
}

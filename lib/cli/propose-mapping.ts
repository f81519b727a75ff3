import { writeFile } from 'node:fs/promises'
import type { DateOrder } from '@/lib/trips/formats/trip-format'
import { DEFAULT_RULES } from '@/lib/trips/import-rules'
import { guessMapping, type MappingGuess } from '@/lib/trips/mapping/guess-mapping'
import { namedDistanceUnit } from '@/lib/trips/mapping/guess-units'
import { type MappingSample, readMappingSample } from '@/lib/trips/mapping/mapping-sample'
import { previewMapping } from '@/lib/trips/mapping/preview-mapping'
import type { TripMapping } from '@/lib/trips/mapping/trip-mapping'
import { openArchives } from '@/lib/trips/open-archives'
import type { Terminal } from './command'
import { openTripFile } from './file-source'
import { reason } from './read-trip-files'

interface Proposal {
  /** Where to write it; null prints it. */
  readonly target: string | null
  /** How dates are meant, where a person has said it. */
  readonly dateOrder: DateOrder | null
}

/**
 * Says what the columns of the first file that is not recognised seem to mean, and writes a mapping to check, where one is asked for, with ""
 * where no column was found. Returns whether it was written.
 */
export async function proposeMapping(
  paths: readonly string[],
  { target, dateOrder }: Proposal,
  terminal: Pick<Terminal, 'progress'>,
): Promise<boolean> {
  for (const path of paths) {
    const file = await openTripFile(path)
    try {
      const opened = await openArchives([file])
      const [source] = opened.ok ? opened.value.sources : []
      const sample = source ? await readMappingSample(source) : null
      if (!sample?.ok) continue
      const guess = guessMapping(sample.value)
      const mapping = { ...guess.begun, dateOrder }
      for (const line of wordsOf(sample.value, guess, mapping)) terminal.progress(line)
      if (Object.keys(guess.destroyed).length > 0) {
        terminal.progress('  No mapping is proposed: none can read times that are not there.')
        return false
      }
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

/** What columns were taken for and why, and what a person still has to say. */
function wordsOf(sample: MappingSample, guess: MappingGuess, mapping: TripMapping): readonly string[] {
  const { columns, lacks, destroyed, isUnitOpen } = guess
  const { distance } = mapping
  const isOrderOpen = !isReadable(sample, guess, mapping)
  return [
    `${sample.file}: what its columns seem to mean:`,
    ...Object.entries(columns).map(([target, { column, why }]) => `  ${target}: "${column}", because ${why}`),
    ...(lacks.length === 0
      ? []
      : [
          `  There seems to be no column of ${lacks.join(', nor of ')}: name it where the mapping has "" (docs/mappings.md says what each part means).`,
        ]),
    ...Object.values(destroyed).map((sentence) => `  ${sentence}`),
    ...(isUnitOpen ? ['  Its lengths can be mm:ss or h:mm: say which in "end.unit", "mm:ss" or "h:mm:ss".'] : []),
    ...(distance && namedDistanceUnit(distance.column) === null
      ? [
          `  "${distance.column}" tells no unit: "${distance.unit}" is a guess by its size. Check "distance.unit": km, mi, m or ft.`,
        ]
      : []),
    ...(isOrderOpen
      ? [
          '  Its dates can be day first or month first: say which in "dateOrder", "dmy" or "mdy" (or with --date-order).',
        ]
      : []),
  ]
}

/** Not so where a person must say how dates are meant. */
function isReadable(sample: MappingSample, { mapping: whole }: MappingGuess, mapping: TripMapping): boolean {
  if (whole === null) return true
  const preview = previewMapping(sample, mapping, DEFAULT_RULES)
  return preview.ok || !['trips/date-order', 'trips/mixed-date-order'].includes(preview.error.code)
}

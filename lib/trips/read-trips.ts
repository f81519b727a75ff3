import { ok, type Result } from '@/lib/shared/result'
import { type ImportedTrips, type ImportOptions, importInto } from './import-into'
import type { ImportProgress } from './import-progress'
import type { ImportRules } from './import-rules'
import { memorySink } from './memory-sink'
import type { TripColumns } from './trip-columns'
import type { TripSource } from './trip-source'

export interface ReadTrips extends ImportedTrips {
  readonly columns: TripColumns
  /** The CSV of rejected rows. */
  readonly rejects: Uint8Array
}

/** Imports files into memory: `importInto` for the script and for tests, with the same rows, report and fingerprint. */
export async function* importTrips(
  sources: readonly TripSource[],
  rules: ImportRules,
  options?: ImportOptions,
): AsyncGenerator<ImportProgress, Result<ReadTrips>> {
  const sink = memorySink()
  const imported = yield* importInto(sources, rules, sink, options)
  return imported.ok
    ? ok({
        ...imported.value,
        columns: sink.trips(imported.value.rows, imported.value.hasPoints),
        rejects: sink.rejects(),
      })
    : imported
}

/**
 * The workspace's schema, version by version. A version that has been released is never edited: a change is a new entry with the stores
 * that changed and, where rows change shape, one pure function per table from the old row to the new.
 */
export interface Migration {
  readonly version: number
  /** Dexie's notation: primary key first, then indices. Only tables that are new or change. */
  readonly stores: Readonly<Record<string, string>>
  /** Old row in, new row out; null drops the row. Reads nothing but its argument. */
  readonly rows?: Readonly<Record<string, (row: Readonly<Record<string, unknown>>) => Record<string, unknown> | null>>
}

export const MIGRATIONS: readonly Migration[] = [
  {
    version: 1,
    stores: {
      datasets: 'id, importedAt',
      zoneSets: 'id',
      runs: 'id, createdAt, state.status, recipe.datasetId, binnedAt',
      epochs: '[runId+epoch]',
      artefacts: 'id',
      predictions: 'runId',
      modelVersions: '[model+version], artefactId',
      aliases: '[model+alias]',
      registryEvents: '++seq, model',
      jobs: 'id, startedAt',
      deployQueue: 'id, queuedAt',
      settings: 'key',
    },
  },
  {
    version: 2,
    stores: { tripMappings: 'fingerprint' },
    // Datasets of the first release have zone ids only.
    rows: { datasets: (row) => ({ ...row, dataset: { hasPoints: false, ...asRecord(row.dataset) } }) },
  },
  {
    version: 3,
    stores: {},
    // Zone sets of earlier releases are points on the ground.
    rows: { zoneSets: (row) => ({ layout: { kind: 'ground' }, readAs: [], ...row, schemaVersion: 2 }) },
  },
  { version: 4, stores: { payoffs: 'id, datasetId' } },
  {
    version: 5,
    stores: {
      sweeps: 'id, createdAt',
      runs: 'id, createdAt, state.status, recipe.datasetId, binnedAt, sweep.sweepId',
    },
  },
  { version: 6, stores: { checkpoints: 'runId', checkpointSlots: '[runId+slot]' } },
]

const asRecord = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {}

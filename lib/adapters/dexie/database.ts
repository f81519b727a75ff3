import Dexie, { type DBCore, type Table } from 'dexie'
import type { ArtefactId, DatasetId, RunId, SweepId, ZoneSetId } from '@/lib/shared/ids'
import type { JobId } from '@/lib/shared/job'
import { MIGRATIONS, type Migration } from './migrations'
import type {
  AliasRow,
  ArtefactRow,
  CheckpointRow,
  CheckpointSlotRow,
  DatasetRow,
  DeployQueueRow,
  EpochRow,
  JobRow,
  ModelVersionRow,
  PayoffRow,
  PredictionsRow,
  RegistryEventRow,
  RunRow,
  SettingRow,
  SweepRow,
  TripMappingRow,
  ZoneSetRow,
} from './rows'

/**
 * - `writable`: ours.
 * - `read-only`: saved by a newer build; may be looked at, every write is refused with `ReadOnlyWorkspace`.
 * - `replaced`: a newer build in another tab asked for the database and got it; this tab must be reloaded.
 * - `gone`: the browser closed the database, because its data was cleared or is damaged; this tab must be reloaded.
 */
export type Access = 'writable' | 'read-only' | 'replaced' | 'gone'

/** Commits that touch these reach the disk before they are reported done. */
const STRICT = new Set(['artefacts', 'modelVersions', 'aliases', 'registryEvents', 'datasets'])

class ReadOnlyWorkspace extends Error {
  override readonly name = 'ReadOnlyWorkspace'
  constructor() {
    super('This workspace was saved by a newer Ridecast. Reload the page to get it; until then nothing can be changed.')
  }
}

/** The workspace in IndexedDB: the connection and its typed tables. */
export class Database extends Dexie {
  declare readonly datasets: Table<DatasetRow, DatasetId>
  declare readonly zoneSets: Table<ZoneSetRow, ZoneSetId>
  declare readonly runs: Table<RunRow, RunId>
  declare readonly epochs: Table<EpochRow, [RunId, number]>
  declare readonly artefacts: Table<ArtefactRow, ArtefactId>
  declare readonly predictions: Table<PredictionsRow, RunId>
  declare readonly modelVersions: Table<ModelVersionRow, [string, number]>
  declare readonly aliases: Table<AliasRow, [string, string]>
  declare readonly registryEvents: Table<RegistryEventRow, number, Omit<RegistryEventRow, 'seq'>>
  declare readonly jobs: Table<JobRow, JobId>
  declare readonly deployQueue: Table<DeployQueueRow, string>
  declare readonly payoffs: Table<PayoffRow, string>
  declare readonly sweeps: Table<SweepRow, SweepId>
  declare readonly checkpoints: Table<CheckpointRow, RunId>
  declare readonly checkpointSlots: Table<CheckpointSlotRow, [RunId, 0 | 1]>
  declare readonly settings: Table<SettingRow, string>
  declare readonly tripMappings: Table<TripMappingRow, string>

  access: Access = 'writable'
  private readonly watchers = new Set<(access: Access) => void>()

  constructor(name = 'ridecast', migrations: readonly Migration[] = MIGRATIONS) {
    super(name, { cache: 'immutable' })
    for (const migration of migrations) applyMigration(this, migration)
    const newest = Math.max(...migrations.map((migration) => migration.version))
    this.use({ stack: 'dbcore', name: 'strict-commits', create: (core) => strictCommits(core) })
    this.use({ stack: 'dbcore', name: 'read-only', create: (core) => refuseWrites(core, () => this.access) })
    this.on('ready', () => {
      const opened = this.backendDB()
      // The browser's own event: it comes only where nobody here closed the database.
      opened.addEventListener('close', () => {
        this.close({ disableAutoOpen: true })
        this.become('gone')
      })
      const installed = Math.floor(opened.version / 10)
      if (installed > newest) this.become('read-only')
    })
    // Returning false keeps Dexie's own handler, which would open the database again, from running.
    this.on('versionchange', () => {
      this.become('replaced')
      this.close({ disableAutoOpen: true })
      return false
    })
  }

  /** Calls back at each change of access; returns how to stop. */
  watchAccess(tell: (access: Access) => void): () => void {
    this.watchers.add(tell)
    return () => this.watchers.delete(tell)
  }

  private become(access: Access): void {
    this.access = access
    for (const tell of this.watchers) tell(access)
  }
}

function applyMigration(database: Dexie, { version, stores, rows }: Migration): void {
  const step = database.version(version).stores(stores)
  if (!rows) return
  step.upgrade(async (transaction) => {
    for (const [table, convert] of Object.entries(rows))
      await transaction
        .table<Record<string, unknown>>(table)
        .toCollection()
        .modify((row, place) => {
          const next = convert(row)
          if (next) place.value = next
          else delete (place as { value?: unknown }).value
        })
  })
}

/** Models and what points to them are forever: wait for the disk. Everything else may take the browser's relaxed default. */
function strictCommits(core: DBCore): DBCore {
  return {
    ...core,
    transaction: (tables, mode, options) =>
      core.transaction(
        tables,
        mode,
        mode === 'readwrite' && tables.some((table) => STRICT.has(table)) ? { durability: 'strict' } : options,
      ),
  }
}

function refuseWrites(core: DBCore, access: () => Access): DBCore {
  return {
    ...core,
    table: (name) => {
      const table = core.table(name)
      return {
        ...table,
        mutate: (request) =>
          access() === 'writable' ? table.mutate(request) : Promise.reject(new ReadOnlyWorkspace()),
      }
    },
  }
}

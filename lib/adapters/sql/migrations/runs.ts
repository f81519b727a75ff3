/** runs.db, by number. */
export const RUNS_MIGRATIONS: readonly string[] = [
  `CREATE TABLE run (
     id TEXT PRIMARY KEY,
     finished_at INTEGER NOT NULL,
     family TEXT NOT NULL,
     seed INTEGER NOT NULL,
     artefact_id TEXT NOT NULL,
     valid_rmse REAL NOT NULL,
     record TEXT NOT NULL
   ) STRICT;
   CREATE INDEX run_by_time ON run (finished_at);`,
]

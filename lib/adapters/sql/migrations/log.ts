/** log.db, by number. */
export const LOG_MIGRATIONS: readonly string[] = [
  `CREATE TABLE prediction (
     at INTEGER NOT NULL,
     id TEXT NOT NULL,
     endpoint TEXT NOT NULL,
     revision INTEGER NOT NULL,
     version TEXT NOT NULL,
     pickup_at INTEGER NOT NULL,
     pickup INTEGER NOT NULL,
     dropoff INTEGER NOT NULL,
     minutes REAL NOT NULL,
     unseen_pair INTEGER NOT NULL,
     clamped INTEGER NOT NULL
   ) STRICT;
   CREATE INDEX prediction_by_time ON prediction (at);`,
]

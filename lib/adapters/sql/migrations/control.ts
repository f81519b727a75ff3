/** control.db, by number. A released migration never changes; a new one is added at the end. */
export const CONTROL_MIGRATIONS: readonly string[] = [
  `CREATE TABLE commit_count (n INTEGER NOT NULL) STRICT;
   INSERT INTO commit_count VALUES (0);
   CREATE TABLE artefact (
     id TEXT PRIMARY KEY, bytes BLOB NOT NULL, size INTEGER NOT NULL, family TEXT NOT NULL, uploaded_at INTEGER NOT NULL
   ) STRICT;
   CREATE TABLE endpoint (name TEXT PRIMARY KEY, access TEXT NOT NULL, created_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
   CREATE TABLE deployment (
     endpoint TEXT NOT NULL REFERENCES endpoint (name) ON DELETE CASCADE,
     revision INTEGER NOT NULL,
     action TEXT NOT NULL,
     artefact_id TEXT NOT NULL REFERENCES artefact (id),
     model TEXT NOT NULL,
     version INTEGER NOT NULL,
     family TEXT NOT NULL,
     deployed_at INTEGER NOT NULL,
     deployed_by TEXT NOT NULL,
     PRIMARY KEY (endpoint, revision)
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX deployment_by_artefact ON deployment (artefact_id);
   CREATE TABLE share (
     id TEXT PRIMARY KEY,
     endpoint TEXT NOT NULL REFERENCES endpoint (name) ON DELETE CASCADE,
     name TEXT NOT NULL,
     digest TEXT NOT NULL UNIQUE,
     created_at INTEGER NOT NULL,
     revoked_at INTEGER
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE api_key (
     id TEXT PRIMARY KEY,
     name TEXT NOT NULL,
     scope TEXT NOT NULL,
     hint TEXT NOT NULL,
     digest TEXT NOT NULL,
     created_at INTEGER NOT NULL,
     last_used_at INTEGER,
     revoked_at INTEGER
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE sign_in_token (
     digest TEXT PRIMARY KEY, created_at INTEGER NOT NULL, expires_at INTEGER NOT NULL, redeemed_at INTEGER
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE session (digest TEXT PRIMARY KEY, created_at INTEGER NOT NULL, expires_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
   CREATE TABLE admin (claimed_at INTEGER NOT NULL) STRICT;`,
]

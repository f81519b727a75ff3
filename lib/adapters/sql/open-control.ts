import { existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { ArtefactStore } from '@/lib/deployments/artefact-store'
import type { EndpointStore } from '@/lib/deployments/endpoint-store'
import type { KeyStore } from '@/lib/serving/key-store'
import type { SessionStore } from '@/lib/serving/session-store'
import type { ShareStore } from '@/lib/serving/share-store'
import { fail, ok, type Result } from '@/lib/shared/result'
import { sqlKeys, sqlSessions, sqlShares } from './access-rows'
import { sqlArtefacts } from './artefact-rows'
import type { ControlTables } from './control-tables'
import { sqlEndpoints } from './endpoint-rows'
import { CONTROL_MIGRATIONS } from './migrations/control'
import { openDatabase } from './open-database'

/** All that a server must not lose. */
export interface Control {
  readonly endpoints: EndpointStore
  readonly artefacts: ArtefactStore
  readonly keys: KeyStore
  readonly sessions: SessionStore
  readonly shares: ShareStore
  close(): Promise<void>
}

/** Opens control.db in the data folder, which is made if absent. The script opens it beside a running server to offer a new sign-in. */
export function openControl(folder: string): Result<Control> {
  try {
    // Node's recursive mkdir never comes back from a parent that takes no folders, as in /proc.
    if (!existsSync(folder)) mkdirSync(folder, { recursive: !existsSync(dirname(folder)), mode: 0o700 })
    if (!statSync(folder).isDirectory())
      return fail('store/read-only', `${folder} is not a folder. Set RIDECAST_DATA to one.`)
  } catch {
    return fail(
      'store/read-only',
      `The data folder ${folder} cannot be made. Set RIDECAST_DATA to a folder that this user may write.`,
    )
  }
  const opened = openDatabase<ControlTables>(join(folder, 'control.db'), {
    migrations: CONTROL_MIGRATIONS,
    synchronous: 'FULL',
    countCommits: true,
  })
  if (!opened.ok) return opened
  const { db, close } = opened.value
  return ok({
    endpoints: sqlEndpoints(db),
    artefacts: sqlArtefacts(db),
    keys: sqlKeys(db),
    sessions: sqlSessions(db),
    shares: sqlShares(db),
    close,
  })
}

import type { Handler } from './handler'
import { deploy } from './paths/deploy'
import { changeEndpoint, deleteEndpoint, getEndpoint } from './paths/endpoint'
import { listEndpoints } from './paths/endpoints'
import { live, ready } from './paths/health'
import { createKey, listKeys, revokeKey } from './paths/keys'
import { downloadModel, uploadModel } from './paths/models'
import { openapi } from './paths/openapi'
import { predict } from './paths/predict'
import { rollback } from './paths/rollback'
import { getSession, signIn, signOut } from './paths/session'
import { getShared, predictShared } from './paths/shared'
import { createShare, listShares, revokeShare } from './paths/shares'
import type { OperationId } from './schema/operations'

/** Who does what: exactly one handler for each operation. */
export const HANDLERS: Readonly<Record<OperationId, Handler>> = {
  getSession,
  signIn,
  signOut,
  listKeys,
  createKey,
  revokeKey,
  uploadModel,
  downloadModel,
  listEndpoints,
  getEndpoint,
  changeEndpoint,
  deleteEndpoint,
  deploy,
  rollback,
  predict,
  listShares,
  createShare,
  revokeShare,
  getShared,
  predictShared,
  live,
  ready,
  openapi,
}

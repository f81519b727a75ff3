/** Rows of control.db as its migrations make them; times are milliseconds since 1970 UTC. */
export interface ControlTables {
  readonly artefact: { id: string; bytes: Uint8Array; size: number; family: string; uploaded_at: number }
  readonly endpoint: { name: string; access: string; created_at: number }
  readonly deployment: {
    endpoint: string
    revision: number
    action: string
    artefact_id: string
    model: string
    version: number
    family: string
    deployed_at: number
    deployed_by: string
  }
  readonly share: {
    id: string
    endpoint: string
    name: string
    digest: string
    created_at: number
    revoked_at: number | null
  }
  readonly api_key: {
    id: string
    name: string
    scope: string
    hint: string
    digest: string
    created_at: number
    last_used_at: number | null
    revoked_at: number | null
  }
  readonly sign_in_token: { digest: string; created_at: number; expires_at: number; redeemed_at: number | null }
  readonly session: { digest: string; created_at: number; expires_at: number }
  readonly admin: { claimed_at: number }
}

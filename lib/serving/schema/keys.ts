import * as z from 'zod'
import { Instant, Label, RecordId } from './names'

export const KeyScope = z.enum(['predict', 'deploy']).meta({
  id: 'KeyScope',
  description: 'predict: read endpoints and ask for predictions. deploy: also upload models, deploy, roll back.',
})
export type KeyScope = z.infer<typeof KeyScope>

/** POST /api/v1/keys. */
export const NewKey = z.strictObject({ name: Label, scope: KeyScope }).meta({ id: 'NewKey' })
export type NewKey = z.infer<typeof NewKey>

/** An API key as the server remembers it: never the key itself. `hint` is its last four characters. */
export const ApiKey = z
  .object({
    id: RecordId,
    name: Label,
    scope: KeyScope,
    hint: z.string(),
    createdAt: Instant,
    lastUsedAt: Instant.nullable().meta({ description: 'To the minute; null before its first use' }),
    revokedAt: Instant.nullable(),
  })
  .meta({ id: 'ApiKey' })
export type ApiKey = z.infer<typeof ApiKey>

/** GET /api/v1/keys: newest first, revoked ones included. */
export const KeyList = z.object({ keys: z.array(ApiKey) }).meta({ id: 'KeyList' })
export type KeyList = z.infer<typeof KeyList>

/** 201 of POST /api/v1/keys: the only time that the key is shown. Send it as `Authorization: Bearer <key>`. */
export const CreatedKey = ApiKey.extend({ key: z.string() }).meta({ id: 'CreatedKey' })
export type CreatedKey = z.infer<typeof CreatedKey>

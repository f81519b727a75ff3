import * as z from 'zod'
import { ModelInput } from './endpoints'
import { EndpointName, Instant, Label, RecordId } from './names'

/** POST /api/v1/endpoints/{name}/shares. */
export const NewShare = z.strictObject({ name: Label }).meta({ id: 'NewShare' })
export type NewShare = z.infer<typeof NewShare>

/** A share link as the server remembers it: never its token. */
export const Share = z
  .object({ id: RecordId, name: Label, createdAt: Instant, revokedAt: Instant.nullable() })
  .meta({ id: 'Share' })
export type Share = z.infer<typeof Share>

/** GET /api/v1/endpoints/{name}/shares: newest first. DELETE …/shares/{id} revokes one. */
export const ShareList = z.object({ shares: z.array(Share) }).meta({ id: 'ShareList' })
export type ShareList = z.infer<typeof ShareList>

/** 201 of POST …/shares: the only time that the link is shown. `url` is the page: /shared#<token>. */
export const CreatedShare = Share.extend({ token: z.string(), url: z.string() }).meta({ id: 'CreatedShare' })
export type CreatedShare = z.infer<typeof CreatedShare>

/** GET /api/v1/shared/{token}: all that a shared playground needs. */
export const SharedEndpoint = z
  .object({
    endpoint: EndpointName,
    model: Label,
    version: z.int().min(1),
    input: ModelInput,
  })
  .meta({ id: 'SharedEndpoint' })
export type SharedEndpoint = z.infer<typeof SharedEndpoint>

import * as z from 'zod'
import { Instant } from './names'

/** POST /api/v1/session: redeems the one-time token of a sign-in link. */
export const SignIn = z.strictObject({ token: z.string().min(1).max(200) }).meta({ id: 'SignIn' })
export type SignIn = z.infer<typeof SignIn>

/** GET and POST /api/v1/session. `expiresAt` is null when signed out. */
export const SessionState = z
  .object({ signedIn: z.boolean(), expiresAt: Instant.nullable() })
  .meta({ id: 'SessionState', examples: [{ signedIn: false, expiresAt: null }] })
export type SessionState = z.infer<typeof SessionState>

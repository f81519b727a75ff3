import { type Clock, type Millis, millis } from '@/lib/shared/clock'
import type { Secrets } from './secrets'
import type { SessionStore } from './session-store'

const DAY = 86_400_000

/** Makes a one-time sign-in token, good for a day; the store keeps its digest only. Goes into `/sign-in#<token>`. */
export async function offerSignIn(
  sessions: SessionStore,
  secrets: Secrets,
  clock: Clock,
): Promise<{ readonly token: string; readonly expiresAt: Millis }> {
  const token = secrets.token()
  const now = clock.now()
  const expiresAt = millis(now + DAY)
  await sessions.offer(secrets.digest(token), now, expiresAt)
  return { token, expiresAt }
}

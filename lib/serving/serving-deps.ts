import type { Fleet } from '@/lib/deployments/fleet'
import type { Clock } from '@/lib/shared/clock'
import type { Pause } from '@/lib/shared/pause'
import type { AccessBook } from './access-book'
import type { BadAttempts } from './bad-attempts'
import type { PredictionLog } from './prediction-log'
import type { RateLimit } from './rate-limit'
import type { Secrets } from './secrets'
import type { Site } from './site'

/** The world, as the handlers need it. */
export interface ServingDeps {
  readonly fleet: Fleet
  readonly access: AccessBook
  readonly log: PredictionLog
  readonly clock: Clock
  readonly pause: Pause
  readonly secrets: Secrets
  readonly site: Site
  readonly badAttempts: BadAttempts
  readonly rate: RateLimit
  /** Makes a UUIDv7. */
  readonly newId: () => string
  /** False while draining. */
  readonly isReady: () => boolean
  /** Tells the operator of a bug: the caller only gets the request's id. */
  readonly report: (requestId: string, error: unknown) => void
}

import * as z from 'zod'

/** GET /api/health/live: the process answers. */
export const Live = z.object({ live: z.literal(true) }).meta({ id: 'Live' })

/** GET /api/health/ready: 200 when models are loaded; 503 problem while starting, draining or after a failed load. */
export const Ready = z.object({ ready: z.literal(true), endpoints: z.int().nonnegative() }).meta({ id: 'Ready' })

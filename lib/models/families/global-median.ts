import { z } from 'zod'
import { fitFeaturesInSteps } from '@/lib/features/fit-features'
import { minutesOf } from '../minutes'
import type { Family } from './family'

const settings = z.strictObject({})

/**
 * The same number for every ride: what any model must beat. It keeps places and pairs all the same: which ids an endpoint takes, and how
 * many training rides joined two places, is answered alike whichever family is deployed there, and a rollback changes neither.
 */
export const globalMedian: Family<z.infer<typeof settings>> = {
  label: 'Global median',
  summary: 'The median duration of the training rides, for every ride. What any model must beat.',
  settings,
  *fit({ trips, rows, zoneSet, seed }) {
    const { fitted } = yield* fitFeaturesInSteps({ features: [] }, trips, rows, zoneSet, seed)
    const minutes = minutesOf(trips, rows).sort()
    const n = minutes.length
    const median = ((minutes[(n - 1) >> 1] as number) + (minutes[n >> 1] as number)) / 2
    return { features: fitted, body: { kind: 'global-median', minutes: Math.fround(median) } }
  },
}

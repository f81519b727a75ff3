import type { Handler } from '../handler'
import { json, refuse } from '../outcome'

export const live: Handler = () => json({ live: true })

export const ready: Handler = (_, deps) =>
  deps.isReady()
    ? json({ ready: true, endpoints: deps.fleet.list().length })
    : refuse(503, 'health/draining', 'This server is stopping.', { 'retry-after': '5' })

import type { Run } from './run'

/** What is said wherever a number shows of a model that looked at what is only known after the ride. */
export const NOT_HONEST = 'not honest at pickup'

export const WHY_NOT_HONEST = 'it looks at what is only known when the ride is over'

/** False for a finished run whose model was given what nobody knows at pickup. */
export const isHonest = ({ state }: Run): boolean => state.status !== 'finished' || state.result.honestAtPickup

/** Are a run's rides of a simulated city? Its dataset says so; once that is deleted, what the run kept of it. */
export const isOfSimulated = ({ state }: Run, dataset?: { readonly simulated: boolean } | null): boolean =>
  dataset?.simulated ?? (state.status === 'finished' && state.result.simulated === true)

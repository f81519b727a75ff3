import type { Run } from './run'

/** One of a sweep's attempts, judged inside its training period unless said otherwise: no run that somebody made to be used. */
export const isTrial = ({ sweep }: Pick<Run, 'sweep'>): boolean => sweep !== undefined && sweep.training !== null

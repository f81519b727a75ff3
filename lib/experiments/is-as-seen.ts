import type { Run } from './run'
import type { RunEdit } from './run-store'

/** Does a run still say what somebody saw who is about to change it? Fields that were not looked at do not count. */
export const isAsSeen = (run: Run, seen: RunEdit): boolean =>
  (seen.name === undefined || seen.name === run.name) &&
  (seen.notes === undefined || seen.notes === run.notes) &&
  (seen.binnedAt === undefined || seen.binnedAt === run.binnedAt) &&
  (seen.tags === undefined || seen.tags.join('\n') === run.tags.join('\n'))

import type { JobId } from '@/lib/shared/job'

/** What the names of the Web Locks of imports begin with; the job's id follows, which is also what its files are called. */
export const IMPORT_LOCKS = 'ridecast-import:'

/** The Web Lock that a worker holds from the moment it writes an import's job down until the import is over. */
export const importLock = (id: JobId): string => `${IMPORT_LOCKS}${id}`

/** Lets whatever else waits for this thread have its turn. */
export type Pause = () => Promise<void>

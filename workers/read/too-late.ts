/** The time after which a read of a Blob is taken not to be answered any more. */
const PATIENCE_MS = 3_000

export const tooLate = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, PATIENCE_MS)
  })

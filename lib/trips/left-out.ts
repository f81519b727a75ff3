/** A file of a ZIP that is not read, and why. */
export interface LeftOut {
  readonly name: string
  readonly why: string
}

/** "stations.csv was left out: …" */
export const sayLeftOut = (leftOut: readonly LeftOut[]): string =>
  leftOut.map(({ name, why }) => `${name} was left out: ${why}.`).join(' ')

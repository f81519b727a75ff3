/** How a fitting is kept from being lost with its thread. A state is plain data. */
export interface Keeping<State> {
  /** Where an earlier fitting of the same task stood; null begins anew. It ends with the bits that the earlier one would have had. */
  readonly from: State | null
  /**
   * Called wherever the fitting could be put down, after what it has told. `state` copies all that is needed to go on from there: it costs
   * something, and is asked for where it is time.
   */
  readonly rest: (state: () => State) => void | Promise<void>
}

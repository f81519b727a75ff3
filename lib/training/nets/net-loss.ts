/** What a net makes small, in units of its target. Pinball has one output for each level, in (0, 1). */
export type NetLoss =
  | { readonly kind: 'squared' }
  | { readonly kind: 'huber'; readonly delta: number }
  | { readonly kind: 'pinball'; readonly levels: readonly number[] }

/** Numbers that a net with this loss puts out for each row. */
export const outputsOf = (loss: NetLoss): number => (loss.kind === 'pinball' ? loss.levels.length : 1)

/** The slope of the loss of one output where it is off by `error` = output − target. */
export function slopeOf(loss: NetLoss): (error: number, output: number) => number {
  switch (loss.kind) {
    case 'squared':
      return (error) => 2 * error
    case 'huber':
      return (error) => Math.max(-loss.delta, Math.min(loss.delta, error))
    case 'pinball': {
      const { levels } = loss
      return (error, output) => ((error >= 0 ? 1 : 0) - (levels[output] as number)) / levels.length
    }
  }
}

import type { BlendState } from './fit-blend'
import type { NeuralState } from './fit-neural'
import type { TreesState } from './fit-trees'
import type { Keeping } from './keeping'

/** Where the fitting of a family stands that takes its time. Those that are fitted at once have none. */
export type FitState = TreesState | NeuralState | BlendState

/** The keeping of one family: a state of another is none of its own. */
export function keepingOf<Kind extends FitState['kind']>(
  kind: Kind,
  keeping: Keeping<FitState> | undefined,
): Keeping<Extract<FitState, { kind: Kind }>> | undefined {
  if (!keeping) return undefined
  const { from, rest } = keeping
  const isOurs = (state: FitState): state is Extract<FitState, { kind: Kind }> => state.kind === kind
  return { from: from !== null && isOurs(from) ? from : null, rest }
}

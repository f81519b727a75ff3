import type { Run } from '@/lib/experiments/run'

type Training = Extract<Run['state'], { status: 'training' }>

/** What the ring of a growing curve stands for. The net at the ring is kept only where somebody stops the run: else it learns again. */
export const curveText = (training: Training | null): string =>
  training?.pass?.name === 'final'
    ? 'of pass 1; the ring is the number of epochs that pass 2 learns for, on all training days'
    : 'updates after every epoch; the ring is the best so far: what is kept if you stop now, else how many epochs pass 2 learns for'

/** What a training run is doing, in words. A net learns twice: to find its number of epochs, then on all training days. */
export function stageText(training: Training): string {
  if (training.stage === 'features') return 'preparing features'
  if (training.stage === 'evaluation') return 'judging on validation'
  if (training.epochs <= 1) return 'fitting'
  const { pass } = training
  if (!pass) return `epoch ${training.epoch} of ${training.epochs}`
  const words = pass.name === 'search' ? 'pass 1 of 2, choosing the number of epochs' : 'pass 2 of 2, all training days'
  return `${words}: epoch ${pass.epoch} of ${pass.epochs}`
}

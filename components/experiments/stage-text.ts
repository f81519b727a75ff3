import type { Run } from '@/lib/experiments/run'

type Training = Extract<Run['state'], { status: 'training' }>

/** What the ring of a growing curve stands for. The net at the ring is kept only where somebody stops the run: else it learns again. */
export const curveText = (training: Training | null): string =>
  training?.pass?.name === 'final'
    ? 'of pass 1; the ring is the number of epochs that pass 2 learns for, on all training days'
    : 'updates after every epoch; the ring is the best so far: what is kept if you stop now, else how many epochs pass 2 learns for'

/** What a training run is doing, in few words. */
export function stageText(training: Training): string {
  if (training.stage === 'features') return 'preparing features'
  if (training.stage === 'evaluation') return 'judging on validation'
  if (training.epochs <= 1) return 'fitting'
  const { epoch, epochs } = training.pass ?? training
  return `epoch ${epoch} of ${epochs}`
}

/** Which pass a net is in and what for: it learns twice, to find its number of epochs, then on all training days. Null where there is one pass. */
export function passText({ stage, pass }: Training): { readonly pass: string; readonly purpose: string } | null {
  if (stage !== 'training' || !pass) return null
  return pass.name === 'search'
    ? { pass: 'pass 1 of 2', purpose: 'choosing the number of epochs' }
    : { pass: 'pass 2 of 2', purpose: 'all training days' }
}

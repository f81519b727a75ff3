import type { Run } from '@/lib/experiments/run'
import type { StepWord } from '@/lib/experiments/step-word'

type Training = Extract<Run['state'], { status: 'training' }>

/** What the ring of a growing curve stands for. The model at the ring is kept only where somebody stops the run: else it learns again. */
export const curveText = (training: Training | null, step: StepWord = 'epoch'): string =>
  step === 'step'
    ? 'one member after the other, a hundred steps each: every curve on the days watched is that of one member alone'
    : training?.pass?.name === 'final'
      ? `of pass 1; the ring is the number of ${step}s that pass 2 learns for, on all training days`
      : `updates ${step === 'tree' ? 'as trees grow' : 'after every epoch'}; the ring is the best so far: what is kept if you stop now, else how many ${step}s pass 2 learns for`

/** What a training run is doing, in few words. */
export function stageText(training: Training, step: StepWord = 'epoch'): string {
  if (training.stage === 'features') return 'preparing features'
  if (training.stage === 'evaluation') return 'judging on validation'
  if (training.epochs <= 1) return 'fitting'
  const { epoch, epochs } = training.pass ?? training
  return `${step} ${epoch} of ${epochs}`
}

/** Which pass a run is in and what for: it learns twice, to find its number of epochs or trees, then on all training days. Null where there is one pass, or where each member of a blend has two. */
export function passText(
  { stage, pass }: Training,
  step: StepWord = 'epoch',
): { readonly pass: string; readonly purpose: string } | null {
  if (stage !== 'training' || !pass || step === 'step') return null
  return pass.name === 'search'
    ? { pass: 'pass 1 of 2', purpose: `choosing the number of ${step}s` }
    : { pass: 'pass 2 of 2', purpose: 'all training days' }
}

import { KeptAndRejected, ModelAndLookup, Served } from '@/components/ui/step-pictures'
import { Steps } from '@/components/ui/steps'

const STEPS = [
  {
    picture: <KeptAndRejected />,
    title: 'See what is in the file',
    text: 'Rows kept and rejected, by reason. Durations, hours, places. A few seconds.',
  },
  {
    picture: <ModelAndLookup />,
    title: 'Learn whether ML pays',
    text: 'A median per route and hour is hard to beat. You get a verdict, and it may be “no”.',
  },
  {
    picture: <Served />,
    title: 'Put it behind a URL',
    text: 'Train on this machine, deploy the winner, roll back in one click.',
  },
] as const

/** From trip files to an answer. */
export const ThreeSteps = () => <Steps steps={STEPS} />

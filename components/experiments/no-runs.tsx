import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import Link from 'next/link'
import { SampleButton } from '@/components/data/sample-button'
import { EmptyState } from '@/components/ui/empty-state'
import { EarlierAndLater, ModelAndLookup, Versions } from '@/components/ui/step-pictures'
import { Steps } from '@/components/ui/steps'
import { RunsPicture } from './runs-picture'

const STEPS = [
  {
    picture: <EarlierAndLater />,
    title: 'Train on earlier rides',
    text: 'A lookup table, a linear model and a neural net take a minute together, and you watch them learn.',
  },
  {
    picture: <ModelAndLookup />,
    title: 'Compare on later ones',
    text: 'The same rides judge every run. Each error has its interval, and a tie is called a tie.',
  },
  {
    picture: <Versions />,
    title: 'Register the best',
    text: 'It becomes a numbered version that never changes, ready to be deployed.',
  },
] as const

/** Before the first run: what gathers here, how to make it, and what comes of it. */
export function NoRuns({ hasDataset }: { hasDataset: boolean }) {
  return (
    <EmptyState
      title={hasDataset ? 'Train the first model' : 'Runs need trips'}
      picture={<RunsPicture />}
      steps={<Steps steps={STEPS} />}
      acts={
        hasDataset ? (
          <Button
            component={Link}
            href="/experiments/new"
            variant="filled"
            color="taxi"
            leftSection={<IconPlus size={15} stroke={1.8} />}
          >
            New run
          </Button>
        ) : (
          <>
            <SampleButton isNext />
            <Button component={Link} href="/data">
              Go to data
            </Button>
          </>
        )
      }
    >
      {hasDataset
        ? 'Each run is one model, trained on your trips and judged on later ones. They gather here side by side, with their curves and their errors. All of it happens in this browser.'
        : 'A run trains a model on a dataset. Import trip files, or begin with sample trips of a simulated city.'}
    </EmptyState>
  )
}

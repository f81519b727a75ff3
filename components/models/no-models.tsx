import { Button } from '@mantine/core'
import Link from 'next/link'
import { EmptyState } from '@/components/ui/empty-state'
import { ModelAndLookup, Served, Versions } from '@/components/ui/step-pictures'
import { Steps } from '@/components/ui/steps'
import { ImportModel } from './import-model'
import { VersionsPicture } from './versions-picture'

const STEPS = [
  {
    picture: <ModelAndLookup />,
    title: 'Find a run that is better',
    text: 'Train a few, compare them on the same rides, and open the one you trust.',
  },
  {
    picture: <Versions />,
    title: 'Register it',
    text: 'It becomes the next version, with its data, errors and seed. Name the best one @champion.',
  },
  {
    picture: <Served />,
    title: 'Deploy it',
    text: 'The version answers at a URL. The one before it stays loaded, for a rollback.',
  },
] as const

/** Before the first version: what a model is here, and the way to one. */
export const NoModels = () => (
  <EmptyState
    title="No model yet"
    picture={<VersionsPicture />}
    steps={<Steps steps={STEPS} />}
    acts={
      <>
        <Button component={Link} href="/experiments" variant="filled" color="taxi">
          Go to experiments
        </Button>
        <ImportModel />
      </>
    }
  >
    A model is a name with numbered versions. Register a finished run to make the first, or import a file that another
    browser or the script wrote.
  </EmptyState>
)

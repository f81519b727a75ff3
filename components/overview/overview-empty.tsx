'use client'
import { Button } from '@mantine/core'
import { IconSparkles } from '@tabler/icons-react'
import { startSample } from '@/components/data/start-import'
import { ThreeSteps } from '@/components/data/three-steps'
import { useCanWrite } from '@/components/providers/workspace-provider'
import { EmptyState } from '@/components/ui/empty-state'

/** A workspace with nothing in it: where the way leads, and a first step that needs no file. */
export function OverviewEmpty() {
  const canWrite = useCanWrite()
  return (
    <EmptyState
      title="From trip files to a URL, on this machine"
      acts={
        <Button
          leftSection={<IconSparkles size={15} stroke={1.6} />}
          onClick={() => startSample()}
          disabled={!canWrite}
        >
          Use sample trips
        </Button>
      }
      steps={<ThreeSteps />}
    >
      Bring the trips you have, or begin with a simulated city: 60,000 rides, ready in seconds. Trips never leave this
      browser; only a model that you deploy does.
    </EmptyState>
  )
}

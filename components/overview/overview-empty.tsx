'use client'
import { SampleButton } from '@/components/data/sample-button'
import { ThreeSteps } from '@/components/data/three-steps'
import { EmptyState } from '@/components/ui/empty-state'

/** A workspace with nothing in it: where the way leads, and a first step that needs no file. */
export function OverviewEmpty() {
  return (
    <EmptyState title="From trip files to a URL, on this machine" acts={<SampleButton />} steps={<ThreeSteps />}>
      Bring the trips you have, or begin with a simulated city: 60,000 rides, ready in seconds. Trips never leave this
      browser; only a model that you deploy does.
    </EmptyState>
  )
}

import { Suspense } from 'react'
import { SweepPage } from '@/components/sweeps/sweep-page'
import { LoadingView } from '@/components/ui/view-state'

export const metadata = { title: 'Sweep' }

export default function Sweep() {
  return (
    <Suspense fallback={<LoadingView label="Reading the sweep" />}>
      <SweepPage />
    </Suspense>
  )
}

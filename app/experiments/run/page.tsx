import { Suspense } from 'react'
import { RunPage } from '@/components/experiments/run-page'
import { LoadingView } from '@/components/ui/view-state'

export const metadata = { title: 'Run' }

export default function Run() {
  return (
    <Suspense fallback={<LoadingView label="Reading the run" />}>
      <RunPage />
    </Suspense>
  )
}

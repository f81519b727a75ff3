import { Suspense } from 'react'
import { NewRunPage } from '@/components/experiments/new-run-page'
import { LoadingView } from '@/components/ui/view-state'

export const metadata = { title: 'New run' }

export default function NewRun() {
  return (
    <Suspense fallback={<LoadingView label="Reading datasets" />}>
      <NewRunPage />
    </Suspense>
  )
}

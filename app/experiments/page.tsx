import { Suspense } from 'react'
import { ExperimentsPage } from '@/components/experiments/experiments-page'
import { LoadingView } from '@/components/ui/view-state'

export const metadata = { title: 'Experiments' }

export default function Experiments() {
  return (
    <Suspense fallback={<LoadingView label="Reading runs" />}>
      <ExperimentsPage />
    </Suspense>
  )
}

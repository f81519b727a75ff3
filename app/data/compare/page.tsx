import { Suspense } from 'react'
import { DriftPage } from '@/components/data/drift-page'
import { LoadingView } from '@/components/ui/view-state'

export const metadata = { title: 'Compare datasets' }

export default function CompareDatasets() {
  return (
    <Suspense fallback={<LoadingView label="Reading the datasets" />}>
      <DriftPage />
    </Suspense>
  )
}

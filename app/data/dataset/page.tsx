import { Suspense } from 'react'
import { DatasetPage } from '@/components/data/dataset-page'
import { LoadingView } from '@/components/ui/view-state'

export const metadata = { title: 'Dataset' }

export default function Dataset() {
  return (
    <Suspense fallback={<LoadingView label="Reading the dataset" />}>
      <DatasetPage />
    </Suspense>
  )
}

import { Suspense } from 'react'
import { DataPage } from '@/components/data/data-page'
import { LoadingView } from '@/components/ui/view-state'

export const metadata = { title: 'Data' }

export default function Data() {
  return (
    <Suspense fallback={<LoadingView label="Reading datasets" />}>
      <DataPage />
    </Suspense>
  )
}

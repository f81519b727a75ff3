import { Suspense } from 'react'
import { ComparePage } from '@/components/experiments/compare-page'
import { LoadingView } from '@/components/ui/view-state'

export const metadata = { title: 'Compare runs' }

export default function Compare() {
  return (
    <Suspense fallback={<LoadingView label="Reading runs" />}>
      <ComparePage />
    </Suspense>
  )
}

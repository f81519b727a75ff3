import { Suspense } from 'react'
import { PayoffPage } from '@/components/payoff/payoff-page'
import { LoadingView } from '@/components/ui/view-state'

export const metadata = { title: 'Does ML pay?' }

export default function Pays() {
  return (
    <Suspense fallback={<LoadingView label="Reading the dataset" />}>
      <PayoffPage />
    </Suspense>
  )
}

import type { Metadata } from 'next'
import { Suspense } from 'react'
import { SharedPage } from '@/components/endpoints/shared-page'

export const metadata: Metadata = { title: 'Shared playground' }

export default function Route() {
  return (
    <Suspense>
      <SharedPage />
    </Suspense>
  )
}

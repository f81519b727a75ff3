import type { Metadata } from 'next'
import { Suspense } from 'react'
import { ModelListPage } from '@/components/models/model-list-page'

export const metadata: Metadata = { title: 'Models' }

export default function Route() {
  return (
    <Suspense>
      <ModelListPage />
    </Suspense>
  )
}

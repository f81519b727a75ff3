import type { Metadata } from 'next'
import { Suspense } from 'react'
import { EndpointListPage } from '@/components/endpoints/endpoint-list-page'

export const metadata: Metadata = { title: 'Endpoints' }

export default function Route() {
  return (
    <Suspense>
      <EndpointListPage />
    </Suspense>
  )
}

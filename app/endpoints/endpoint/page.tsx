import type { Metadata } from 'next'
import { Suspense } from 'react'
import { EndpointPage } from '@/components/endpoints/endpoint-page'

export const metadata: Metadata = { title: 'Endpoint' }

export default function Route() {
  return (
    <Suspense>
      <EndpointPage />
    </Suspense>
  )
}

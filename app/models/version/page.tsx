import type { Metadata } from 'next'
import { Suspense } from 'react'
import { VersionPage } from '@/components/models/version-page'

export const metadata: Metadata = { title: 'Model version' }

export default function Route() {
  return (
    <Suspense>
      <VersionPage />
    </Suspense>
  )
}

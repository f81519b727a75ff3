import type { Metadata } from 'next'
import { Suspense } from 'react'
import { SignInPage } from '@/components/endpoints/sign-in-page'

export const metadata: Metadata = { title: 'Sign in' }

export default function Route() {
  return (
    <Suspense>
      <SignInPage />
    </Suspense>
  )
}

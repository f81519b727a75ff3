import type { Metadata } from 'next'
import { OverviewPage } from '@/components/overview/overview-page'

export const metadata: Metadata = { title: 'Overview' }

/** The app opens with the state of things. */
export default function Home() {
  return <OverviewPage />
}

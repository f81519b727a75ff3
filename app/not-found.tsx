import type { Metadata } from 'next'
import { NothingHere } from '@/components/ui/view-state'

export const metadata: Metadata = { title: 'No such page' }

/** Any address that is no page of the app. */
export default function NotFound() {
  return (
    <NothingHere title="There is no page at this address" back={{ href: '/', label: 'Go to the overview' }}>
      It may be mistyped, or the page has another address by now. What you imported and trained is still in this
      browser.
    </NothingHere>
  )
}

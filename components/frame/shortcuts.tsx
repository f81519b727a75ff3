'use client'
import { useRouter } from 'next/navigation'
import { useShortcuts } from '@/components/experiments/use-shortcuts'

/** Keys that work on every page. A run that is asked for on a dataset's page is of that dataset. */
export function Shortcuts() {
  const router = useRouter()
  useShortcuts({
    n: () => {
      const { pathname, search } = window.location
      const dataset = pathname === '/data/dataset' ? new URLSearchParams(search).get('id') : null
      router.push(`/experiments/new${dataset === null ? '' : `?dataset=${encodeURIComponent(dataset)}`}`)
    },
  })
  return null
}

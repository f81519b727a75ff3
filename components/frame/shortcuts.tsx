'use client'
import { useRouter } from 'next/navigation'
import { useShortcuts } from '@/components/experiments/use-shortcuts'
import { datasetId } from '@/lib/shared/ids'
import { addressOfNewRun } from '@/lib/shared/page-address'

/** Keys that work on every page. A run that is asked for on a dataset's page is of that dataset. */
export function Shortcuts() {
  const router = useRouter()
  useShortcuts({
    n: () => {
      const { pathname, search } = window.location
      const dataset =
        pathname === '/data/dataset' || pathname === '/data/pays' ? new URLSearchParams(search).get('id') : null
      router.push(dataset === null ? '/experiments/new' : addressOfNewRun(datasetId(dataset)))
    },
  })
  return null
}

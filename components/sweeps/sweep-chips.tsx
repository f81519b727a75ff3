import Link from 'next/link'
import { Chip } from '@/components/ui/chip'
import type { Run } from '@/lib/experiments/run'
import { addressOfSweep } from '@/lib/shared/page-address'

/** Of which sweep a run is, and whether its error flatters it; how many trials it stands for in a list. */
export function SweepChips({ run, standsFor = null }: { readonly run: Run; readonly standsFor?: number | null }) {
  const { sweep } = run
  if (!sweep) return null
  const words =
    sweep.training === null ? 'winner of a sweep' : standsFor === null ? `trial ${sweep.trial}` : `best of ${standsFor}`
  return (
    <>
      <Link href={addressOfSweep(sweep.sweepId)} title="Open the sweep">
        <Chip kind="quiet">{words}</Chip>
      </Link>
      {sweep.isSelectedOn && <Chip kind="bad">chosen on validation</Chip>}
    </>
  )
}

'use client'
import { Button } from '@mantine/core'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { startRuns } from '@/components/experiments/start-runs'
import { deviceMemory } from '@/components/providers/device-memory'
import { useCanWrite, useWorkspace } from '@/components/providers/workspace-provider'
import { defaultRecipe } from '@/lib/experiments/presets'
import type { Run } from '@/lib/experiments/run'
import type { Payoff } from '@/lib/payoff/payoff'
import type { ZoneSet } from '@/lib/places/zone-set'
import type { Registry } from '@/lib/registry/registry-store'
import type { Dataset } from '@/lib/trips/dataset'

const RegisterDialog = dynamic(() => import('@/components/experiments/register-dialog').then((m) => m.RegisterDialog), {
  ssr: false,
})

interface Props {
  readonly dataset: Dataset
  readonly zoneSet: ZoneSet | null
  readonly payoff: Payoff
  readonly runs: readonly Run[]
  readonly registry: Registry
  /** Is it the next act? */
  readonly isNext: boolean
}

/** Makes a lookup table of the same rides, where there is none yet, and asks for the name that it is registered under. */
export function UseTableButton({ dataset, zoneSet, payoff, runs, registry, isNext }: Props) {
  const workspace = useWorkspace()
  const canWrite = useCanWrite()
  const [isWanted, setWanted] = useState(false)
  const table = runs.find(
    ({ recipe, state, binnedAt }) =>
      recipe.family === 'pair-hour-lookup' &&
      binnedAt === null &&
      state.status === 'finished' &&
      state.result.validFingerprint === payoff.validFingerprint,
  )
  const use = async () => {
    setWanted(true)
    if (table) return
    const recipe = defaultRecipe(dataset, zoneSet, 'pair-hour-lookup', deviceMemory())
    if (recipe.ok) await startRuns(workspace, [recipe.value])
  }
  return (
    <>
      <Button
        {...(isNext ? { variant: 'filled', color: 'taxi' } : {})}
        disabled={!canWrite}
        loading={isWanted && !table}
        onClick={() => void use()}
      >
        Use the lookup table
      </Button>
      {isWanted && table?.state.status === 'finished' && (
        <RegisterDialog
          run={table}
          result={table.state.result}
          dataset={dataset}
          registry={registry}
          opened
          onClose={() => setWanted(false)}
        />
      )}
    </>
  )
}

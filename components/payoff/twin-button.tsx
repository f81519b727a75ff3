'use client'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { startRuns } from '@/components/experiments/start-runs'
import { useCanWrite, useWorkspace } from '@/components/providers/workspace-provider'
import type { Run } from '@/lib/experiments/run'
import { nameLate } from '@/lib/payoff/audit-words'
import { twinOf } from '@/lib/payoff/deceived-twin'
import type { Payoff } from '@/lib/payoff/payoff'

interface Props {
  readonly payoff: Payoff
  readonly runs: readonly Run[]
}

/** Where the best model is a run: trains the same again with what is only known afterwards, to see by how much it would deceive. */
export function TwinButton({ payoff, runs }: Props) {
  const workspace = useWorkspace()
  const canWrite = useCanWrite()
  const [isStarted, setStarted] = useState(false)
  const twin = twinOf(payoff, runs)
  if (!twin) return null
  return (
    <Button
      mt="md"
      disabled={!canWrite || isStarted}
      onClick={() => {
        setStarted(true)
        void startRuns(workspace, [twin.recipe])
      }}
    >
      {isStarted ? 'It is trained; the answer comes here' : `Train ${twin.of} with ${nameLate(twin.late)}`}
    </Button>
  )
}

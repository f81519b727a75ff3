'use client'
import { Button } from '@mantine/core'
import { IconPlayerPlay } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useCanWrite, useWorkspace } from '@/components/providers/workspace-provider'
import { Page } from '@/components/ui/page'
import { Sheet } from '@/components/ui/sheet'
import { Mark, Verdict } from '@/components/ui/verdict'
import { sayProgress } from '@/lib/experiments/checkpoint'
import { stepWord } from '@/lib/experiments/step-word'
import { dismissRead } from './dismiss-troubles'
import { GoneNote } from './gone-note'
import { describeRecipe } from './recipe-text'
import { resumeRun } from './resume-run'
import { RunActs } from './run-acts'
import { RunCurve } from './run-curve'
import { RunHead } from './run-head'
import type { RunFacts } from './run-page'

/** A run that ended without a model: why, and how to try again. */
export function RunStopped({ run, epochs, dataset, gone, checkpoint }: RunFacts) {
  const workspace = useWorkspace()
  const { jobs } = workspace
  const canWrite = useCanWrite()
  const [refused, setRefused] = useState<string | null>(null)
  const { id } = run
  const { status } = run.state
  useEffect(() => {
    // A workspace that cannot be written keeps saying it.
    dismissRead(jobs, id, status).catch(() => {})
  }, [jobs, id, status])
  const canResume = status === 'interrupted' && checkpoint !== null && refused === null
  const resume = async () => {
    const error = await resumeRun(workspace, run)
    if (error) setRefused(error.message)
  }
  return (
    <Page>
      <RunHead run={run} badges={[]} simulated={dataset?.simulated ?? false} sub={describeRecipe(run, dataset)}>
        <RunActs run={run} gone={gone} isNext={!canResume} />
        {checkpoint && canResume && (
          <Button
            variant="filled"
            color="taxi"
            disabled={!canWrite || gone !== null}
            title={gone?.why}
            leftSection={<IconPlayerPlay size={15} stroke={1.6} />}
            onClick={() => void resume()}
          >
            Resume from {sayProgress(checkpoint, run)}
          </Button>
        )}
      </RunHead>
      <div className="stack">
        <Verdict>{verdictOf(run.state, canResume)}</Verdict>
        {refused && (
          <p className="ink2" role="alert" style={{ maxWidth: '72ch' }}>
            {refused}
          </p>
        )}
        {gone && <GoneNote gone={gone} />}
        {epochs.length > 1 && (
          <Sheet>
            <RunCurve
              run={run.name}
              sub="as far as it came"
              epochs={epochs}
              step={stepWord(run.recipe.family)}
              axis="epoch"
              width={2.25}
              isLabelled
              right={88}
            />
          </Sheet>
        )}
      </div>
    </Page>
  )
}

function verdictOf(state: RunFacts['run']['state'], canResume: boolean) {
  switch (state.status) {
    case 'failed':
      return (
        <>
          It <Mark>failed</Mark>: {state.error.message}
        </>
      )
    case 'interrupted':
      return (
        <>
          It was <Mark>interrupted</Mark>: the tab that trained it was closed or broke down.{' '}
          {canResume ? 'Resume it, or run' : 'Run'} it again, to get the same model that it would have made.
        </>
      )
    case 'cancelled':
      return state.because ? (
        <>
          It was <Mark>cancelled</Mark>: {state.because.message}
        </>
      ) : (
        <>
          It was <Mark>cancelled</Mark>, and nothing of it was kept.
        </>
      )
    default:
      return null
  }
}

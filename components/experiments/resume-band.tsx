'use client'
import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconPlayerPlay } from '@tabler/icons-react'
import Link from 'next/link'
import { useCanWrite, useWorkspace } from '@/components/providers/workspace-provider'
import { ProgressBar } from '@/components/ui/progress-bar'
import { type CheckpointHead, sayProgress } from '@/lib/experiments/checkpoint'
import type { Run } from '@/lib/experiments/run'
import { addressOfRun } from '@/lib/shared/page-address'
import { FAMILY_LABELS } from './family-names'
import classes from './live-band.module.css'
import { resumeRun } from './resume-run'

/** A run that was cut off and can go on from its checkpoint, above the table. */
export function ResumeBand({ run, head }: { readonly run: Run; readonly head: CheckpointHead }) {
  const workspace = useWorkspace()
  const canWrite = useCanWrite()
  const resume = async () => {
    const error = await resumeRun(workspace, run)
    if (error) notifications.show({ message: error.message, autoClose: 12_000 })
  }
  return (
    <section className={classes.band} aria-label={`${run.name}, interrupted`}>
      <div className={classes.title}>
        <span className="row">
          <i className="dot bad" role="img" aria-label="interrupted" />
          <Link href={addressOfRun(run.id)}>{run.name}</Link>
        </span>
        <span className={`sm ink3 ${classes.about}`}>{FAMILY_LABELS[run.recipe.family]} · interrupted</span>
      </div>
      <div className={classes.progress}>
        <ProgressBar share={head.epochs > 0 ? head.epoch / head.epochs : 0} label={`${run.name}, progress`} />
        <span className="row xs ink3 num between" style={{ marginTop: 5 }}>
          <span className="ell">can go on from {sayProgress(head, run)}</span>
        </span>
      </div>
      <span className={classes.curve} />
      <span className={classes.error} />
      <Button
        size="xs"
        className={classes.act ?? ''}
        disabled={!canWrite}
        leftSection={<IconPlayerPlay size={14} stroke={1.6} />}
        onClick={() => void resume()}
      >
        Resume
      </Button>
    </section>
  )
}

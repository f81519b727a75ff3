'use client'
import { Button, Menu } from '@mantine/core'
import { IconCopy, IconRepeat, IconRestore, IconTrash } from '@tabler/icons-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useCanWrite, useWorkspace } from '@/components/providers/workspace-provider'
import type { Run } from '@/lib/experiments/run'
import { addressOfCopiedRun, addressOfRun } from '@/lib/shared/page-address'
import { binRuns, restoreRuns } from './bin-runs'
import { startRuns } from './start-runs'
import type { WhatIsGone } from './what-is-gone'

interface Props {
  readonly run: Run
  /** What is not here any more of what it was trained with. */
  readonly gone: WhatIsGone | null
  /** Is running it again the next act? */
  readonly isNext: boolean
}

/** What can be done with a run that has ended: the bin, the same again, the same with changes. */
export function RunActs({ run, gone, isNext }: Props) {
  const workspace = useWorkspace()
  const router = useRouter()
  const canWrite = useCanWrite()
  const canTrain = canWrite && gone?.what !== 'rides'
  const again = async () => {
    const [next] = await startRuns(workspace, [run.recipe])
    if (next) router.push(addressOfRun(next.id))
  }
  const icon = { size: 15, stroke: 1.6 } as const
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button aria-label="More">⋯</Button>
        </Menu.Target>
        <Menu.Dropdown>
          {run.binnedAt === null ? (
            <Menu.Item
              disabled={!canWrite}
              leftSection={<IconTrash {...icon} />}
              onClick={() => {
                void binRuns(workspace, [run])
                router.push('/experiments')
              }}
            >
              Move to bin
            </Menu.Item>
          ) : (
            <Menu.Item
              disabled={!canWrite}
              leftSection={<IconRestore {...icon} />}
              onClick={() => void restoreRuns(workspace, [run])}
            >
              Take out of the bin
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {canTrain && (
        <Button component={Link} href={addressOfCopiedRun(run.id)} leftSection={<IconCopy {...icon} />}>
          Duplicate and edit
        </Button>
      )}
      <Button
        {...(isNext ? ({ variant: 'filled', color: 'taxi' } as const) : {})}
        disabled={!canWrite || gone !== null}
        title={gone?.why}
        leftSection={<IconRepeat {...icon} />}
        onClick={() => void again()}
      >
        Run again
      </Button>
    </>
  )
}

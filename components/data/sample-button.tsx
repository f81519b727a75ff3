'use client'
import { Button } from '@mantine/core'
import { IconSparkles } from '@tabler/icons-react'
import { useCanWrite } from '@/components/providers/workspace-provider'
import { startSample } from './start-import'

/** Imports the rides of a simulated city. `isNext`: it is the page's one yellow button. */
export function SampleButton({ isNext = false }: { readonly isNext?: boolean }) {
  const canWrite = useCanWrite()
  return (
    <Button
      {...(isNext && { variant: 'filled', color: 'taxi' })}
      leftSection={<IconSparkles size={15} stroke={isNext ? 1.8 : 1.6} />}
      onClick={startSample}
      disabled={!canWrite}
    >
      Use sample trips
    </Button>
  )
}

'use client'
import { notifications } from '@mantine/notifications'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { sayCount } from '@/lib/shared/say-count'
import type { Dataset } from '@/lib/trips/dataset'
import { madeFrom, sayThem } from './dependents'
import { DependentsList } from './dependents-list'

interface DeleteDatasetProps {
  readonly dataset: Dataset
  readonly datasets: readonly Dataset[]
  readonly onClose: () => void
}

/** Asks with the dataset's name, names what was made of it and says what of that goes on working. */
export function DeleteDataset({ dataset, datasets, onClose }: DeleteDatasetProps) {
  const made = sayThem(madeFrom(dataset.id, datasets), 'dataset')
  const router = useRouter()
  const [heldFile, setHeldFile] = useState<string | null>(null)
  const remove = async () => {
    const { removeDataset } = await import('@/workers/import/client')
    const removed = await removeDataset(dataset.id, setHeldFile)
    if (!removed.ok) notifications.show({ message: removed.error.message, autoClose: 20_000 })
    router.push('/data')
  }
  return (
    <ConfirmDialog
      title={`Delete ${dataset.name}?`}
      act="Delete dataset"
      name={dataset.name}
      onConfirm={remove}
      onClose={onClose}
    >
      <p>
        Its {sayCount(dataset.rows, 'trip')} {dataset.rows === 1 ? 'is' : 'are'} removed from this browser, and the room
        is given back. This cannot be undone, but the same files imported again by the same rules are the same dataset.
      </p>
      {made !== null && (
        <p style={{ marginTop: 8 }}>
          {made} {made.startsWith('1 ') ? 'was' : 'were'} made from it and keep their own rides.
        </p>
      )}
      <DependentsList id={dataset.id} uses={(run) => run.recipe.datasetId === dataset.id} />
      <p style={{ marginTop: 8 }}>
        Runs keep their figures, curves and models; versions can be deployed, and endpoints go on answering. What needs
        the rides goes: error charts, comparisons, running again.
      </p>
      {heldFile !== null && (
        <p role="status" style={{ marginTop: 8, overflowWrap: 'anywhere' }}>
          Waiting for another tab, which holds {heldFile}.
        </p>
      )}
    </ConfirmDialog>
  )
}

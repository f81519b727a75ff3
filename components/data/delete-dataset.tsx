'use client'
import { notifications } from '@mantine/notifications'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { readyValue, useLive } from '@/components/providers/use-live'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { formatCount } from '@/lib/shared/format-number'
import type { Dataset } from '@/lib/trips/dataset'

const NAMED = 8

/** Asks with the dataset's name and names what depends on it: those runs stay, but cannot be repeated. */
export function DeleteDataset({ dataset, onClose }: { readonly dataset: Dataset; readonly onClose: () => void }) {
  const router = useRouter()
  const [heldFile, setHeldFile] = useState<string | null>(null)
  const runs =
    readyValue(
      useLive(
        async ({ runs: store }) => (await store.list()).filter((run) => run.recipe.datasetId === dataset.id),
        `runs of ${dataset.id}`,
      ),
    ) ?? []
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
        Its {formatCount(dataset.rows)} trips are removed from this browser, and the room is given back. This cannot be
        undone.
      </p>
      {runs.length > 0 && (
        <p style={{ marginTop: 8 }}>
          {runs.length === 1 ? 'One run was' : `${formatCount(runs.length)} runs were`} trained on it:{' '}
          <b className="b">
            {runs
              .slice(0, NAMED)
              .map((run) => run.name)
              .join(', ')}
          </b>
          {runs.length > NAMED && ' and others'}. They keep their models and figures, but cannot be repeated.
        </p>
      )}
      {heldFile !== null && (
        <p role="status" style={{ marginTop: 8, overflowWrap: 'anywhere' }}>
          Waiting for another tab, which holds {heldFile}.
        </p>
      )}
    </ConfirmDialog>
  )
}

'use client'
import { useRouter } from 'next/navigation'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { formatCount } from '@/lib/shared/format-number'
import type { Dataset } from '@/lib/trips/dataset'
import { DependentsList } from './dependents-list'

/** Asks with the dataset's name, names what was made of it and says what of that goes on working. */
export function DeleteDataset({ dataset, onClose }: { readonly dataset: Dataset; readonly onClose: () => void }) {
  const router = useRouter()
  const remove = async () => {
    const { withImporter } = await import('@/workers/import/client')
    await withImporter((importer) => importer.removeDataset(dataset.id))
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
        undone, but the same files imported again by the same rules are the same dataset.
      </p>
      <DependentsList id={dataset.id} uses={(run) => run.recipe.datasetId === dataset.id} />
      <p style={{ marginTop: 8 }}>
        Runs keep their figures, curves and models; versions can be deployed, and endpoints go on answering. What needs
        the rides goes: error charts, comparisons, running again.
      </p>
    </ConfirmDialog>
  )
}

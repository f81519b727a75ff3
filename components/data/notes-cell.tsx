'use client'
import { SharedField } from '@/components/experiments/shared-field'
import { useCanWrite, useWorkspace } from '@/components/providers/workspace-provider'
import { Cell } from '@/components/ui/sheet'
import type { Dataset } from '@/lib/trips/dataset'

const asWritten = (text: string): string => text

/** What a person says of the dataset. Saved when the field is left; an edit elsewhere meanwhile is not undone. */
export function NotesCell({ dataset }: { readonly dataset: Dataset }) {
  const { datasets } = useWorkspace()
  const canWrite = useCanWrite()
  return (
    <Cell title="Notes" sub="saved when you leave the field">
      <SharedField
        label="Notes"
        isLong
        maxLength={4_000}
        disabled={!canWrite}
        stored={dataset.notes ?? ''}
        clean={asWritten}
        save={(notes, base) => datasets.update(dataset.id, { notes }, { notes: base })}
      />
    </Cell>
  )
}

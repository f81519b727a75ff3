'use client'
import { Button, Modal, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useWorkspace } from '@/components/providers/workspace-provider'
import { useFocusBack } from '@/components/ui/use-focus-back'
import type { Dataset } from '@/lib/trips/dataset'

/** A new name; the id, which runs refer to, stays. */
export function RenameDataset({ dataset, onClose }: { readonly dataset: Dataset; readonly onClose: () => void }) {
  useFocusBack()
  const { datasets } = useWorkspace()
  const [name, setName] = useState(dataset.name)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() === '') return
    void datasets.update(dataset.id, { name: name.trim() }).then(onClose)
  }
  return (
    <Modal opened onClose={onClose} title="Rename dataset" closeButtonProps={{ 'aria-label': 'Close' }}>
      <form onSubmit={submit}>
        <TextInput
          label="Name"
          value={name}
          maxLength={80}
          onChange={(event) => setName(event.currentTarget.value)}
          data-autofocus
        />
        <div className="row" style={{ marginTop: 16, justifyContent: 'flex-end' }}>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="filled" disabled={name.trim() === ''}>
            Rename
          </Button>
        </div>
      </form>
    </Modal>
  )
}

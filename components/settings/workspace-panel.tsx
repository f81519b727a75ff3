'use client'
import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { readWorkspaceName, renameWorkspace } from '@/components/frame/workspace-name'
import { readyValue, useLive } from '@/components/providers/use-live'
import { useCanWrite, useWorkspace } from '@/components/providers/workspace-provider'
import { Cell } from '@/components/ui/sheet'

/** What this workspace is called, and how its things are taken elsewhere. */
export function WorkspacePanel() {
  const { settings } = useWorkspace()
  const canWrite = useCanWrite()
  const stored = readyValue(useLive((workspace) => readWorkspaceName(workspace.settings), 'workspace-name'))
  const [draft, setDraft] = useState<string | null>(null)
  const name = draft ?? stored ?? ''
  const isChanged = draft !== null && draft.trim() !== '' && draft.trim() !== stored
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isChanged) void renameWorkspace(settings, name).then(() => setDraft(null))
  }
  return (
    <Cell title="Workspace" sub="one to a browser profile; it has no account">
      <form className="row" onSubmit={submit} style={{ alignItems: 'flex-end' }}>
        <TextInput
          label="Name"
          className="grow"
          value={name}
          maxLength={60}
          disabled={!canWrite}
          onChange={(event) => setDraft(event.currentTarget.value)}
        />
        <Button type="submit" disabled={!isChanged}>
          Rename
        </Button>
      </form>
      <p className="sm ink3 rule">
        To take a model elsewhere, download its version as a <span className="mono">.ridecast</span> file and import
        that in the other browser. Trips stay here: import their files there again, and the same rows are the same
        dataset.
      </p>
    </Cell>
  )
}

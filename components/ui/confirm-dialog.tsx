'use client'
import { Button, Modal, TextInput } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useFocusBack } from './use-focus-back'

interface ConfirmDialogProps {
  readonly title: string
  /** What depends on the thing. */
  readonly children: ReactNode
  /** The act, as a verb with its object. */
  readonly act: string
  /** Where given, it must be typed first: for what cannot be undone. */
  readonly name?: string
  readonly onConfirm: () => undefined | Promise<unknown>
  readonly onClose: () => void
}

/** Asks before something is gone. */
export function ConfirmDialog({ title, children, act, name, onConfirm, onClose }: ConfirmDialogProps) {
  useFocusBack()
  const [typed, setTyped] = useState('')
  const [isBusy, setBusy] = useState(false)
  const isSure = name === undefined || typed.trim() === name
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!isSure || isBusy) return
    setBusy(true)
    try {
      await onConfirm()
      onClose()
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': 'Close' }}>
      <form onSubmit={(event) => void submit(event)}>
        <div className="ink2">{children}</div>
        {name !== undefined && (
          <TextInput
            mt={12}
            label={`Type ${name} to go on`}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            autoComplete="off"
            data-autofocus
          />
        )}
        <div className="row wrap" style={{ marginTop: 16, justifyContent: 'flex-end' }}>
          <Button onClick={onClose}>Keep it</Button>
          <Button type="submit" variant="filled" disabled={!isSure} loading={isBusy}>
            {act}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

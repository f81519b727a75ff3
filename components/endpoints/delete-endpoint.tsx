'use client'
import { Button, Modal, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useServer } from '@/components/providers/server-provider'

/** Deletes an endpoint once its name is typed. */
export function DeleteEndpoint({ name, onGone }: { name: string; onGone: () => void }) {
  const server = useServer()
  const [isOpen, setOpen] = useState(false)
  const [typed, setTyped] = useState('')
  const [error, setError] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)

  const remove = async (event: FormEvent) => {
    event.preventDefault()
    if (typed !== name) return
    setBusy(true)
    const answer = await server.deleteEndpoint(name)
    setBusy(false)
    if (answer.ok || answer.error.status === 404) return onGone()
    setError(answer.error.message)
  }

  return (
    <>
      <Button size="xs" onClick={() => setOpen(true)}>
        Delete endpoint…
      </Button>
      <Modal opened={isOpen} onClose={() => setOpen(false)} title={`Delete ${name}?`} centered>
        <form className="col gap12" onSubmit={remove}>
          <p className="ink2">
            Calls to its URL will answer 404 at once, and its share links stop working. The model stays in this browser
            and on the server; the predictions logged so far stay until their days are over. This cannot be undone.
          </p>
          <TextInput
            label={`Type ${name} to delete it`}
            value={typed}
            autoComplete="off"
            data-autofocus
            onChange={(event) => setTyped(event.currentTarget.value)}
            error={error}
          />
          <div className="row" style={{ justifyContent: 'flex-end' }}>
            <Button onClick={() => setOpen(false)}>Keep it</Button>
            <Button type="submit" variant="outline" color="red" disabled={typed !== name} loading={isBusy}>
              Delete endpoint
            </Button>
          </div>
        </form>
      </Modal>
    </>
  )
}

'use client'
import { Button, Modal } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useFocusBack } from '@/components/ui/use-focus-back'
import { addressOfDataset } from '@/lib/shared/page-address'
import type { DeriveRequest } from '@/workers/import/client'
import { makeDatasets } from './make-datasets'

interface MakeDialogProps {
  readonly title: string
  readonly act: string
  /** What is to be made; null while something is missing. */
  readonly requests: readonly DeriveRequest[] | null
  readonly children: ReactNode
  readonly onClose: () => void
}

/** Makes datasets of others and shows the last of them. It may be closed meanwhile: the tray goes on showing the work. */
export function MakeDialog({ title, act, requests, children, onClose }: MakeDialogProps) {
  useFocusBack()
  const router = useRouter()
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (requests === null || isBusy) return
    setBusy(true)
    const answer = await makeDatasets(requests).catch((error: unknown) => ({ made: null, failure: String(error) }))
    setBusy(false)
    setFailure(answer.failure)
    if (answer.failure !== null) return
    onClose()
    if (answer.made) router.push(addressOfDataset(answer.made))
  }
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': 'Close' }}>
      <form onSubmit={(event) => void submit(event)}>
        <div className="stack" style={{ gap: 12 }}>
          {children}
          {failure !== null && (
            <p role="alert" className="bad">
              {failure}
            </p>
          )}
        </div>
        <div className="row wrap" style={{ marginTop: 16, justifyContent: 'flex-end' }}>
          <Button onClick={onClose}>{isBusy ? 'Close' : 'Cancel'}</Button>
          <Button type="submit" variant="filled" disabled={requests === null} loading={isBusy}>
            {act}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

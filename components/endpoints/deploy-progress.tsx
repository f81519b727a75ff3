'use client'
import { Button } from '@mantine/core'
import { IconCheck, IconClockPause, IconX } from '@tabler/icons-react'
import Link from 'next/link'
import { useLive } from '@/components/providers/use-live'
import { useWorkspace } from '@/components/providers/workspace-provider'
import { ProgressBar } from '@/components/ui/progress-bar'
import { formatBytes } from '@/lib/shared/format-number'
import { addressOfEndpoint } from '@/lib/shared/page-address'

interface Props {
  readonly id: string
  readonly onClose: () => void
  readonly onAgain: () => void
}

/** How one deploy goes: on its way, waiting, refused, or live because the server said so. */
export function DeployProgress({ id, onClose, onAgain }: Props) {
  const { deployQueue } = useWorkspace()
  const live = useLive((workspace) => workspace.deployQueue.get(id), `deploy ${id}`)
  const deploy = live.status === 'ready' ? live.value : null
  if (deploy === null) return <p className="ink3">Preparing…</p>
  const { request, state } = deploy
  const what = `${request.model} v${request.version}`
  /** What was seen here need not be said again outside. */
  const seen = () => {
    onClose()
    void deployQueue.remove(id)
  }
  const href = addressOfEndpoint(request.endpoint)

  switch (state.status) {
    case 'sending':
      return (
        <div className="col gap12" aria-live="polite">
          <p>
            {state.stage === 'upload'
              ? `Uploading ${what}, ${formatBytes(request.artefactBytes)}.`
              : `The server checks ${what}, predicts its golden rides again, warms it and swaps it in.`}
          </p>
          <ProgressBar share={state.stage === 'upload' ? 0.3 : 0.75} label={`Deploying ${what}`} />
          <p className="sm ink3">What was live before keeps answering until the swap. Closing this stops nothing.</p>
        </div>
      )
    case 'live':
      return (
        <div className="col gap12" role="status">
          <p className="row bb">
            <IconCheck size={16} stroke={2.2} color="var(--rc-good)" aria-hidden /> {request.endpoint} answers with{' '}
            {state.endpointVersion.replace('/', ' v')}
          </p>
          <div className="row wrap" style={{ justifyContent: 'flex-end' }}>
            <Button onClick={seen}>Close</Button>
            <Button component={Link} href={href} onClick={seen} variant="filled" color="taxi">
              Open the endpoint
            </Button>
          </div>
        </div>
      )
    case 'waiting':
      return (
        <div className="col gap12" role="status">
          <p className="row bb">
            <IconClockPause size={16} stroke={1.8} aria-hidden /> Not deployed: it waits
          </p>
          {state.for === 'sign-in' ? (
            <>
              <p className="ink2">This browser is not signed in. {what} is kept here and offered again once it is.</p>
              <p className="ink2">
                Open the link that <code className="mono">npm start</code> printed, or print a new one on the server:{' '}
                <code className="mono">npx ridecast sign-in</code>
              </p>
            </>
          ) : (
            <p className="ink2">
              {state.error.message} {what} is kept here and offered again when the server is back.
            </p>
          )}
          <div className="row wrap" style={{ justifyContent: 'flex-end' }}>
            <Button onClick={onClose}>Close</Button>
          </div>
        </div>
      )
    case 'refused':
      return (
        <div className="col gap12" role="alert">
          <p className="row bb">
            <IconX size={16} stroke={2.2} color="var(--rc-bad)" aria-hidden /> Not deployed: the server refused it
          </p>
          <p className="ink2">{state.error.message}</p>
          <div className="row wrap" style={{ justifyContent: 'flex-end' }}>
            <Button onClick={onClose}>Close</Button>
            <Button
              onClick={() => {
                onAgain()
                void deployQueue.remove(id)
              }}
            >
              Change and try again
            </Button>
          </div>
        </div>
      )
  }
}

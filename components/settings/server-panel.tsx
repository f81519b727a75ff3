'use client'
import { Button } from '@mantine/core'
import { useAskSession, useServer, useSession } from '@/components/providers/server-provider'
import { Cell } from '@/components/ui/sheet'
import { Status } from '@/components/ui/status'

/** Is this browser signed in to the server that it came from, and what needs that. */
export function ServerPanel() {
  const session = useSession()
  const server = useServer()
  const askSession = useAskSession()
  return (
    <Cell title="This server" sub="deploying, keys and rolling back need signing in; nothing else does">
      {session.status === 'asking' && <p className="ink3">Asking the server…</p>}
      {session.status === 'away' && (
        <p className="ink2">
          <Status is="off">
            The server cannot be reached. Everything but deploying works without it; a deploy waits until it is back.
          </Status>
        </p>
      )}
      {session.status === 'signed-out' && (
        <p className="ink2">
          <Status is="off">
            Signed out. Open the link that <code className="mono">npm start</code> printed; for a lost one,{' '}
            <code className="mono">npx ridecast sign-in</code> on that machine prints a new one.
          </Status>
        </p>
      )}
      {session.status === 'signed-in' && (
        <>
          <div className="row between wrap">
            <Status is="good">Signed in</Status>
            <Button size="xs" onClick={() => void server.signOut().then(askSession)}>
              Sign out
            </Button>
          </div>
          <p className="sm ink3 rule">
            This browser may deploy, roll back, share, and make keys. Others sign in with a link of their own:{' '}
            <code className="mono">npx ridecast sign-in</code> on the server’s machine prints one.
          </p>
        </>
      )}
    </Cell>
  )
}

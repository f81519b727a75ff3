'use client'
import { Button } from '@mantine/core'
import { IconCheck, IconX } from '@tabler/icons-react'
import Link from 'next/link'
import { useEffect, useRef, useState } from 'react'
import type { ApiFailure } from '@/components/providers/server-provider'
import { useAskSession, useServer, useSession } from '@/components/providers/server-provider'
import { Page } from '@/components/ui/page'
import { SignInHint } from './sign-in-hint'
import classes from './sign-in-page.module.css'

type Redeeming =
  | { readonly status: 'none' | 'busy' | 'done' }
  | { readonly status: 'failed'; readonly error: ApiFailure }

/** Redeems the one-time token in the link's fragment. The fragment is never sent by itself, and is taken off the address at once. */
export function SignInPage() {
  const server = useServer()
  const session = useSession()
  const askSession = useAskSession()
  const [redeeming, setRedeeming] = useState<Redeeming>({ status: 'none' })
  const token = useRef<string | null>(null)

  useEffect(() => {
    const redeem = async (given: string) => {
      setRedeeming({ status: 'busy' })
      const answer = await server.signIn(given)
      setRedeeming(answer.ok ? { status: 'done' } : { status: 'failed', error: answer.error })
      if (answer.ok || answer.error.status !== null) token.current = null
      await askSession()
    }
    const take = () => {
      const given = window.location.hash.slice(1)
      if (given === '') return
      window.history.replaceState(window.history.state, '', window.location.pathname)
      token.current = given
      void redeem(given)
    }
    take()
    const again = () => {
      if (token.current !== null) void redeem(token.current)
    }
    window.addEventListener('hashchange', take)
    window.addEventListener('online', again)
    return () => {
      window.removeEventListener('hashchange', take)
      window.removeEventListener('online', again)
    }
  }, [server, askSession])

  return (
    <Page>
      <div className={classes.card} aria-live="polite">
        <h1>Sign in</h1>
        <Outcome
          redeeming={redeeming}
          session={session}
          onSignOut={async () => {
            await server.signOut()
            setRedeeming({ status: 'none' })
            await askSession()
          }}
        />
      </div>
    </Page>
  )
}

function Outcome({
  redeeming,
  session,
  onSignOut,
}: {
  redeeming: Redeeming
  session: ReturnType<typeof useSession>
  onSignOut: () => Promise<void>
}) {
  if (redeeming.status === 'busy' || (redeeming.status === 'none' && session.status === 'asking'))
    return <p className="ink3">Signing in…</p>
  if (redeeming.status === 'failed' && session.status !== 'signed-in')
    return (
      <>
        <p className={classes.said}>
          <IconX size={18} stroke={2.2} color="var(--rc-bad)" aria-hidden /> This link did not sign you in
        </p>
        <p className="ink2">{redeeming.error.message}</p>
      </>
    )
  if (session.status === 'signed-in')
    return (
      <>
        <p className={classes.said}>
          <IconCheck size={18} stroke={2.2} color="var(--rc-good)" aria-hidden />{' '}
          {redeeming.status === 'done' ? 'You are signed in to this server' : 'This browser is signed in'}
        </p>
        {redeeming.status === 'failed' && <p className="ink2">This link was not used: {redeeming.error.message}</p>}
        <p className="ink2">
          You can deploy models, make keys and roll back. Importing, training and comparing never need it.
        </p>
        <div className="row">
          <Button component={Link} href="/overview" variant="filled" color="taxi">
            Go to the overview
          </Button>
          <Button onClick={onSignOut}>Sign out</Button>
        </div>
      </>
    )
  return (
    <>
      <p className={classes.said}>This browser is not signed in</p>
      <SignInHint toDo="deploy models, make keys and roll back" />
      <p className="ink2">Importing, training and comparing never need it.</p>
    </>
  )
}

'use client'
import type { ReactNode } from 'react'
import { useSession } from '@/components/providers/server-provider'
import classes from './sign-in-hint.module.css'

interface SignInHintProps {
  /** Completes "Sign in to …". */
  readonly toDo: string
  /** What holds while the server is away. */
  readonly whileAway?: string
}

/** How to sign in, where something needs it, or that the server is away; nothing where this browser is signed in. */
export function SignInHint({ toDo, whileAway = 'Everything in this browser goes on working.' }: SignInHintProps) {
  const session = useSession()
  if (session.status === 'signed-in' || session.status === 'asking') return null
  if (session.status === 'away') return <Hint title={session.error.message}>{whileAway}</Hint>
  return (
    <Hint title={`Sign in to ${toDo}.`}>
      <HowToSignIn />
    </Hint>
  )
}

/** Where the link is that signs in. */
export const HowToSignIn = () => (
  <>
    Open the link that <code className="mono">npm start</code> printed, or print a new one on the server:{' '}
    <code className="mono">npx ridecast sign-in</code>.
  </>
)

function Hint({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={classes.hint} role="status">
      <p>
        <strong className="bb">{title}</strong> {children}
      </p>
    </div>
  )
}

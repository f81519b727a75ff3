/** Whether this browser is signed in to the server, as far as it knows. */
type SignedIn = 'asking' | 'signed-in' | 'signed-out' | 'away'

/** What a deploy waits for now, whatever it waited for first: the server may be back, and a sign-in may be all that is missing. `was`: why it began to wait. */
export function waitingWords(session: SignedIn, was: { readonly code: string; readonly message: string }): string {
  const wasAway = was.code !== 'deploy/interrupted' && !was.code.startsWith('access/')
  switch (session) {
    case 'signed-out':
      return wasAway
        ? 'The server is back, but this browser is not signed in: sign in, then send it.'
        : 'This browser is not signed in: sign in, then send it.'
    case 'signed-in':
      if (was.code === 'deploy/interrupted') return was.message
      return wasAway ? 'The server is back: send it?' : 'You are signed in now: send it?'
    case 'asking':
    case 'away':
      return was.message
  }
}

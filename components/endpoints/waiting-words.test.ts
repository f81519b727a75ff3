import { expect, test } from 'vitest'
import { waitingWords } from './waiting-words'

const away = { code: 'http/unreachable', message: 'The server cannot be reached.' }
const signedOut = { code: 'access/not-signed-in', message: 'Sign in with the link.' }

test('a server that is back is never said to be away: what is missing is named', () => {
  expect(waitingWords('signed-out', away)).toBe(
    'The server is back, but this browser is not signed in: sign in, then send it.',
  )
  expect(waitingWords('signed-in', away)).toBe('The server is back: send it?')
})

test('who was not signed in is told what to do, and when it is done', () => {
  expect(waitingWords('signed-out', signedOut)).toContain('sign in, then send it')
  expect(waitingWords('signed-in', signedOut)).toBe('You are signed in now: send it?')
})

test('while the server is away, or was not asked yet, what it said last holds', () => {
  expect(waitingWords('away', away)).toBe(away.message)
  expect(waitingWords('asking', signedOut)).toBe(signedOut.message)
})

import { type Caller, refuseAttempt, sessionCookie } from '../caller'
import type { Call, Handler } from '../handler'
import { json, refuse } from '../outcome'
import { checkBody, parseJson } from '../read-json'
import { type SessionState, SignIn } from '../schema/session'
import type { ServingDeps } from '../serving-deps'

const sessionOf = (caller: Caller) => (caller.kind === 'session' ? caller.session : null)

function cookie(value: string, maxAge: number, { site }: ServingDeps): { 'set-cookie': string } {
  const secure = site.isSecure ? '; Secure' : ''
  return {
    'set-cookie': `${sessionCookie(site.isSecure)}=${value}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure}`,
  }
}

export const getSession: Handler = ({ caller }) => {
  const session = sessionOf(caller)
  const state: SessionState = { signedIn: session !== null, expiresAt: session?.expiresAt ?? null }
  return json(state)
}

/** Redeems the token once; the session that the browser may have had ends, so that its id is never carried over. */
export const signIn: Handler = async (call: Call, deps) => {
  const parsed = parseJson(call.body)
  if (!parsed.ok) return parsed.refusal
  const checked = checkBody(SignIn, parsed.value)
  if (!checked.ok) return checked.refusal
  const { outcome, cookie: value, session } = await deps.access.signIn(checked.value.token, sessionOf(call.caller))
  const renew = 'Run "npx ridecast sign-in" on the server for a new one.'
  switch (outcome) {
    case 'redeemed': {
      const state: SessionState = { signedIn: true, expiresAt: session.expiresAt }
      return json(state, 200, cookie(value, Math.floor((session.expiresAt - session.createdAt) / 1000), deps))
    }
    case 'used':
      return refuse(410, 'session/used', `This sign-in link was used already. ${renew}`)
    case 'expired':
      return refuse(410, 'session/expired', `This sign-in link is older than a day. ${renew}`)
    case 'unknown':
      return refuseAttempt(
        call.request,
        deps,
        refuse(401, 'session/unknown', `This is not a sign-in link of this server. ${renew}`),
      )
  }
}

export const signOut: Handler = async ({ caller }, deps) => {
  const session = sessionOf(caller)
  if (session) await deps.access.signOut(session)
  return { kind: 'empty', headers: cookie('', 0, deps) }
}

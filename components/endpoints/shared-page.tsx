'use client'
import { useEffect, useState } from 'react'
import { useServer } from '@/components/providers/server-provider'
import { useAsked } from '@/components/providers/use-asked'
import { Page } from '@/components/ui/page'
import { Sheet } from '@/components/ui/sheet'
import { type Draft, firstDraft } from '@/lib/serving/playground'
import type { SharedEndpoint } from '@/lib/serving/schema/shares'
import { AskingServer } from './asking-server'
import { Playground } from './playground'
import classes from './shared-page.module.css'
import { Trouble } from './trouble'
import type { OwnModel } from './use-own-model'

const SERVER_ONLY: OwnModel = {
  status: 'none',
  why: 'A shared playground holds no model; nothing is stored on this device.',
}

/** `/shared#<token>`: the playground of one endpoint, alone and read-only. Needs nothing that plain HTTP lacks. */
export function SharedPage() {
  const [token, setToken] = useState<string | null>(null)
  useEffect(() => {
    const take = () => setToken(window.location.hash.slice(1))
    take()
    window.addEventListener('hashchange', take)
    return () => window.removeEventListener('hashchange', take)
  }, [])
  const { asked, again } = useAsked(token ? `shared ${token}` : null, (server) => server.sharedEndpoint(token ?? ''))

  return (
    <div className={classes.alone}>
      <Page>
        {token === '' ? (
          <Gone title="This link is not whole">
            A share link ends in # and a long word. Copy it again, or ask whoever sent it.
          </Gone>
        ) : asked.status === 'ready' && token ? (
          <Shared token={token} shared={asked.value} />
        ) : asked.status === 'failed' && asked.error.status === 404 ? (
          <Gone title="This link does not open anything">
            It was revoked, or its endpoint was taken down. Ask whoever sent it for a new one.
          </Gone>
        ) : asked.status === 'failed' ? (
          <Trouble error={asked.error} onAgain={again} />
        ) : (
          <AskingServer />
        )}
      </Page>
    </div>
  )
}

function Shared({ token, shared }: { token: string; shared: SharedEndpoint }) {
  const server = useServer()
  const [draft, setDraft] = useState<Draft>(() => firstDraft(shared.input))
  return (
    <div className="stack">
      <div>
        <h1>
          <bdi>{shared.endpoint}</bdi>
        </h1>
        <p className="sm ink3">
          How long will the ride take? Answered by <bdi>{shared.model}</bdi> v{shared.version}. What you ask is not
          kept.
        </p>
      </div>
      <Sheet>
        <Playground
          sub="two places and a time"
          input={shared.input}
          draft={draft}
          onDraft={setDraft}
          own={SERVER_ONLY}
          askServer={(rides, signal) => server.predictShared(token, { rides: [...rides] }, signal)}
        />
      </Sheet>
    </div>
  )
}

const Gone = ({ title, children }: { title: string; children: string }) => (
  <div role="alert">
    <h1>{title}</h1>
    <p className="ink2">{children}</p>
  </div>
)

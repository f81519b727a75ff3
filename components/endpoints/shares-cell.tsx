'use client'
import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useServer } from '@/components/providers/server-provider'
import { useAsked } from '@/components/providers/use-asked'
import { Cell } from '@/components/ui/sheet'
import type { CreatedShare, Share } from '@/lib/serving/schema/shares'
import { type Millis, millis } from '@/lib/shared/clock'
import { formatAgo } from '@/lib/shared/format-time'
import { AskTwice } from './ask-twice'
import { Secret } from './secret'

/** Links that open this endpoint's playground alone. Whoever has one may predict, without a key, until it is revoked. */
export function SharesCell({ endpoint, now, inputId }: { endpoint: string; now: Millis; inputId: string }) {
  const server = useServer()
  const { asked, again } = useAsked(`shares ${endpoint}`, (api) => api.shares(endpoint))
  const [name, setName] = useState('')
  const [made, setMade] = useState<CreatedShare | null>(null)
  const [error, setError] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)

  const make = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    const answer = await server.createShare(endpoint, { name: name.trim() })
    setBusy(false)
    setError(answer.ok ? null : [answer.error.message, ...answer.error.fields.map((f) => f.detail)].join(' '))
    if (!answer.ok) return
    setMade(answer.value)
    setName('')
    void again()
  }
  const revoke = async (share: Share) => {
    const answer = await server.revokeShare(endpoint, share.id)
    setError(answer.ok ? null : answer.error.message)
    if (made?.id === share.id) setMade(null)
    void again()
  }
  const alive = asked.status === 'ready' ? asked.value.shares.filter((share) => share.revokedAt === null) : []

  return (
    <Cell title="Share links" sub="open the playground alone, without a key, until revoked">
      {asked.status === 'failed' && <p className="sm bad">{asked.error.message}</p>}
      {asked.status === 'ready' && alive.length === 0 && <p className="sm ink3">Nobody has a link yet.</p>}
      {alive.length > 0 && (
        <table className="t dense">
          <thead>
            <tr>
              <th>For</th>
              <th>Made</th>
              <th className="r">
                <span className="vh">Revoke</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {alive.map((share) => (
              <tr key={share.id}>
                <td className="b">
                  <bdi>{share.name}</bdi>
                </td>
                <td className="ink3 num">{formatAgo(millis(share.createdAt), now)}</td>
                <td className="r">
                  <AskTwice act="Revoke" what={`link ${share.name}`} onSure={() => revoke(share)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {made && <Secret text={made.url} what="link" note="Copy it now: the server keeps only its hash." />}
      <form className="row top wrap" style={{ marginTop: 12 }} onSubmit={make}>
        <TextInput
          id={inputId}
          className="grow"
          style={{ minWidth: 140 }}
          aria-label="Whom the link is for"
          placeholder="Whom it is for, such as night shift"
          value={name}
          maxLength={100}
          onChange={(event) => setName(event.currentTarget.value)}
          error={error}
        />
        <Button type="submit" loading={isBusy} disabled={name.trim() === ''}>
          Make link
        </Button>
      </form>
    </Cell>
  )
}

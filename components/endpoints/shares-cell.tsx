'use client'
import { useServer } from '@/components/providers/server-provider'
import { useAsked } from '@/components/providers/use-asked'
import { Cell } from '@/components/ui/sheet'
import type { CreatedShare } from '@/lib/serving/schema/shares'
import { type Millis, millis } from '@/lib/shared/clock'
import { formatAgo } from '@/lib/shared/format-time'
import { AskTwice } from './ask-twice'
import { MakeForm } from './make-form'
import { Secret } from './secret'
import { useMadeOnce } from './use-made-once'

/** Links that open this endpoint's playground alone. Whoever has one may predict, without a key, until it is revoked. */
export function SharesCell({ endpoint, now, inputId }: { endpoint: string; now: Millis; inputId: string }) {
  const server = useServer()
  const { asked, again } = useAsked(`shares ${endpoint}`, (api) => api.shares(endpoint))
  const state = useMadeOnce<CreatedShare>({
    create: (name) => server.createShare(endpoint, { name }),
    revoke: (id) => server.revokeShare(endpoint, id),
    onChange: () => void again(),
  })
  const { made } = state
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
                  <AskTwice act="Revoke" what={`link ${share.name}`} onSure={() => state.revoke(share.id)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {made && <Secret text={made.url} what="link" note="Copy it now: the server keeps only its hash." />}
      <MakeForm
        state={state}
        label="Whom the link is for"
        placeholder="Whom it is for, such as night shift"
        act="Make link"
        inputId={inputId}
      />
    </Cell>
  )
}

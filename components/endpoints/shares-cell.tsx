'use client'
import { useServer } from '@/components/providers/server-provider'
import { useAsked } from '@/components/providers/use-asked'
import { Cell } from '@/components/ui/sheet'
import type { CreatedShare, Share } from '@/lib/serving/schema/shares'
import { type Millis, millis } from '@/lib/shared/clock'
import { formatAgo } from '@/lib/shared/format-time'
import { MakeForm } from './make-form'
import { RevocableTable } from './revocable-table'
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

  return (
    <Cell title="Share links" sub="open the playground alone, without a key, until revoked">
      {asked.status === 'failed' && <p className="sm bad">{asked.error.message}</p>}
      {asked.status === 'ready' && (
        <RevocableTable<Share>
          what="link"
          given={asked.value.shares}
          named="For"
          columns={[
            {
              head: 'Made',
              cell: ({ createdAt }) => <span className="ink3 num">{formatAgo(millis(createdAt), now)}</span>,
            },
          ]}
          none="Nobody has a link yet."
          onRevoke={state.revoke}
        />
      )}
      {made && <Secret text={made.url} what="link" />}
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

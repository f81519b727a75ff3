'use client'
import { Select } from '@mantine/core'
import { useState } from 'react'
import { useServer } from '@/components/providers/server-provider'
import { useAsked } from '@/components/providers/use-asked'
import { Cell } from '@/components/ui/sheet'
import type { ApiKey, CreatedKey, KeyScope } from '@/lib/serving/schema/keys'
import { type Millis, millis } from '@/lib/shared/clock'
import { formatAgo } from '@/lib/shared/format-time'
import { MakeForm } from './make-form'
import { RevocableTable } from './revocable-table'
import { Secret } from './secret'
import { useMadeOnce } from './use-made-once'

const SCOPES: Readonly<Record<KeyScope, string>> = {
  predict: 'asks for predictions',
  deploy: 'also uploads and deploys models',
}

/** API keys of this server: made with a name and a scope, shown once, revoked at once. They open every private endpoint. */
export function KeysCell({ now, onMade }: { now: Millis; onMade?: (key: string) => void }) {
  const server = useServer()
  const { asked, again } = useAsked('keys', (api) => api.keys())
  const [scope, setScope] = useState<KeyScope>('predict')
  const state = useMadeOnce<CreatedKey>({
    create: (name) => server.createKey({ name, scope }),
    revoke: (id) => server.revokeKey(id),
    onChange: () => void again(),
    onMade: ({ key }) => onMade?.(key),
  })
  const { made } = state

  return (
    <Cell title="Keys" sub="open every private endpoint of this server; shown once, stored hashed">
      {asked.status === 'failed' && <p className="sm bad">{asked.error.message}</p>}
      {asked.status === 'ready' && (
        <RevocableTable<ApiKey>
          what="key"
          given={asked.value.keys}
          named="Name"
          aside={(key) => (
            <>
              {key.scope}, <span className="mono">…{key.hint}</span>
            </>
          )}
          columns={[
            { head: 'Scope', className: 'hide-sm', cell: (key) => key.scope },
            { head: 'Ends in', className: 'hide-sm', cell: (key) => <span className="mono ink3">…{key.hint}</span> },
            {
              head: 'Last used',
              cell: ({ lastUsedAt }) => (
                <span className="ink3 num nowrap">
                  {lastUsedAt === null ? 'never' : formatAgo(millis(lastUsedAt), now)}
                </span>
              ),
            },
          ]}
          none="No keys yet. A private endpoint answers nobody without one."
          onRevoke={state.revoke}
        />
      )}
      {made && <Secret text={made.key} what="key" />}
      <MakeForm state={state} label="Name of the new key" placeholder="Name, such as dispatch" act="Make key">
        <Select
          aria-label="What the key may do"
          style={{ width: 110 }}
          comboboxProps={{ width: 280, position: 'bottom-start' }}
          data={Object.keys(SCOPES)}
          renderOption={({ option }) => (
            <span>
              <span className="b">{option.value}</span>{' '}
              <span className="ink3">{SCOPES[option.value === 'deploy' ? 'deploy' : 'predict']}</span>
            </span>
          )}
          value={scope}
          allowDeselect={false}
          onChange={(value) => setScope(value === 'deploy' ? 'deploy' : 'predict')}
        />
      </MakeForm>
    </Cell>
  )
}

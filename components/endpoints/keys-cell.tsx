'use client'
import { Select } from '@mantine/core'
import { useState } from 'react'
import { useServer } from '@/components/providers/server-provider'
import { useAsked } from '@/components/providers/use-asked'
import { Cell } from '@/components/ui/sheet'
import type { ApiKey, CreatedKey, KeyScope } from '@/lib/serving/schema/keys'
import { type Millis, millis } from '@/lib/shared/clock'
import { formatAgo } from '@/lib/shared/format-time'
import { AskTwice } from './ask-twice'
import { MakeForm } from './make-form'
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
      {asked.status === 'ready' && <KeyTable keys={asked.value.keys} now={now} onRevoke={state.revoke} />}
      {made && <Secret text={made.key} what="key" note="Copy it now: the server keeps only its hash." />}
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

function KeyTable({
  keys,
  now,
  onRevoke,
}: {
  keys: readonly ApiKey[]
  now: Millis
  onRevoke: (id: string) => Promise<void>
}) {
  const alive = keys.filter((key) => key.revokedAt === null)
  if (alive.length === 0) return <p className="sm ink3">No keys yet. A private endpoint answers nobody without one.</p>
  return (
    <div className="scroll-x">
      <table className="t dense">
        <thead>
          <tr>
            <th>Name</th>
            <th className="hide-sm">Scope</th>
            <th className="hide-sm">Ends in</th>
            <th>Last used</th>
            <th className="r">
              <span className="vh">Revoke</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {alive.map((key) => (
            <tr key={key.id}>
              <td className="b">
                <bdi>{key.name}</bdi>
                <span className="only-sm sm ink3">
                  {key.scope}, <span className="mono">…{key.hint}</span>
                </span>
              </td>
              <td className="hide-sm">{key.scope}</td>
              <td className="mono ink3 hide-sm">…{key.hint}</td>
              <td className="ink3 num nowrap">
                {key.lastUsedAt === null ? 'never' : formatAgo(millis(key.lastUsedAt), now)}
              </td>
              <td className="r">
                <AskTwice act="Revoke" what={`key ${key.name}`} onSure={() => onRevoke(key.id)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

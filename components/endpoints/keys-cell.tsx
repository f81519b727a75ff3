'use client'
import { Button, Select, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useServer } from '@/components/providers/server-provider'
import { useAsked } from '@/components/providers/use-asked'
import { Cell } from '@/components/ui/sheet'
import type { ApiKey, CreatedKey, KeyScope } from '@/lib/serving/schema/keys'
import { type Millis, millis } from '@/lib/shared/clock'
import { formatAgo } from '@/lib/shared/format-time'
import { AskTwice } from './ask-twice'
import { Secret } from './secret'

const SCOPES: Readonly<Record<KeyScope, string>> = {
  predict: 'asks for predictions',
  deploy: 'also uploads and deploys models',
}

/** API keys of this server: made with a name and a scope, shown once, revoked at once. They open every private endpoint. */
export function KeysCell({ now, onMade }: { now: Millis; onMade?: (key: string) => void }) {
  const server = useServer()
  const { asked, again } = useAsked('keys', (api) => api.keys())
  const [name, setName] = useState('')
  const [scope, setScope] = useState<KeyScope>('predict')
  const [made, setMade] = useState<CreatedKey | null>(null)
  const [error, setError] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)

  const make = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    const answer = await server.createKey({ name: name.trim(), scope })
    setBusy(false)
    setError(answer.ok ? null : [answer.error.message, ...answer.error.fields.map((f) => f.detail)].join(' '))
    if (!answer.ok) return
    setMade(answer.value)
    setName('')
    onMade?.(answer.value.key)
    void again()
  }
  const revoke = async (key: ApiKey) => {
    const answer = await server.revokeKey(key.id)
    setError(answer.ok ? null : answer.error.message)
    if (made?.id === key.id) setMade(null)
    void again()
  }

  return (
    <Cell title="Keys" sub="open every private endpoint of this server; shown once, stored hashed">
      {asked.status === 'failed' && <p className="sm bad">{asked.error.message}</p>}
      {asked.status === 'ready' && <KeyTable keys={asked.value.keys} now={now} onRevoke={revoke} />}
      {made && <Secret text={made.key} what="key" note="Copy it now: the server keeps only its hash." />}
      <form className="row top wrap" style={{ marginTop: 12 }} onSubmit={make}>
        <TextInput
          className="grow"
          style={{ minWidth: 140 }}
          aria-label="Name of the new key"
          placeholder="Name, such as dispatch"
          value={name}
          maxLength={100}
          onChange={(event) => setName(event.currentTarget.value)}
          error={error}
        />
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
        <Button type="submit" loading={isBusy} disabled={name.trim() === ''}>
          Make key
        </Button>
      </form>
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
  onRevoke: (key: ApiKey) => Promise<void>
}) {
  const alive = keys.filter((key) => key.revokedAt === null)
  if (alive.length === 0) return <p className="sm ink3">No keys yet. A private endpoint answers nobody without one.</p>
  return (
    <div className="scroll-x">
      <table className="t dense">
        <thead>
          <tr>
            <th>Name</th>
            <th>Scope</th>
            <th>Ends in</th>
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
              </td>
              <td>{key.scope}</td>
              <td className="mono ink3">…{key.hint}</td>
              <td className="ink3 num nowrap">
                {key.lastUsedAt === null ? 'never' : formatAgo(millis(key.lastUsedAt), now)}
              </td>
              <td className="r">
                <AskTwice act="Revoke" what={`key ${key.name}`} onSure={() => onRevoke(key)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

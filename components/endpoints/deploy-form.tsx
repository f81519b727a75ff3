'use client'
import { Autocomplete, Button, SegmentedControl, Select } from '@mantine/core'
import Link from 'next/link'
import { type FormEvent, useState } from 'react'
import { useServer, useSession } from '@/components/providers/server-provider'
import { useAsked } from '@/components/providers/use-asked'
import { useLive } from '@/components/providers/use-live'
import { useWorkspace } from '@/components/providers/workspace-provider'
import { type Access, startDeploy } from '@/lib/deployments/deploy-queue'
import type { Registry } from '@/lib/registry/registry-store'
import { EndpointName } from '@/lib/serving/schema/names'
import { suggestEndpointName } from '@/lib/serving/suggest-endpoint-name'
import type { DeployFirst } from './deploy-dialog'
import classes from './deploy-form.module.css'
import { runDeploy } from './run-deploy'
import { SignInHint } from './sign-in-hint'
import { WhatLeavesList } from './what-leaves-list'

interface Props {
  readonly first: DeployFirst
  readonly onSent: (id: string) => void
  readonly onCancel: () => void
}

export function DeployForm(props: Props) {
  const registry = useLive((workspace) => workspace.registry.read(), 'registry')
  if (registry.status === 'loading') return <p className="ink3">Reading the registered models…</p>
  if (registry.status === 'failed') return <p className="bad">{registry.message}</p>
  if (registry.value.versions.length === 0)
    return (
      <p className="ink2">
        No model is registered in this browser yet. Open a finished run under{' '}
        <Link className="link" href="/experiments">
          Experiments
        </Link>{' '}
        and register it, or import a model’s file under{' '}
        <Link className="link" href="/models">
          Models
        </Link>
        .
      </p>
    )
  return <Fields {...props} registry={registry.value} />
}

function Fields({ first, onSent, onCancel, registry }: Props & { registry: Registry }) {
  const workspace = useWorkspace()
  const server = useServer()
  const session = useSession()
  const { asked } = useAsked(session.status === 'signed-in' ? 'endpoints' : null, (api) => api.endpoints())
  const versions = [...registry.versions].sort((a, b) => a.model.localeCompare(b.model) || b.version - a.version)
  const [chosen, setChosen] = useState(() => keyOf(pickFirst(registry, first)))
  const version = versions.find((each) => keyOf(each) === chosen)
  const [typedName, setTypedName] = useState<string | null>(first.endpoint ?? null)
  const [chosenAccess, setChosenAccess] = useState<Access | null>(first.access ?? null)
  const [isBusy, setBusy] = useState(false)

  const existing = asked.status === 'ready' ? asked.value.endpoints : []
  const name = typedName ?? (version ? suggestEndpointName(version.model) : '')
  const found = existing.find((endpoint) => endpoint.name === name)
  const access = chosenAccess ?? found?.access ?? 'private'
  const wrongName = EndpointName.safeParse(name).error?.issues[0]?.message ?? null
  const isAway = session.status === 'away'

  const send = (event: FormEvent) => {
    event.preventDefault()
    if (!version || wrongName !== null || isBusy) return
    setBusy(true)
    const { model, artefactId, artefactBytes } = version
    const request = { endpoint: name, model, version: version.version, artefactId, artefactBytes, access }
    const deploy = startDeploy(crypto.randomUUID(), request, workspace.clock.now())
    void runDeploy({ workspace, server }, deploy)
    onSent(deploy.id)
  }

  return (
    <form className="col" style={{ gap: 16 }} onSubmit={send}>
      <Select
        label="Model version"
        searchable
        allowDeselect={false}
        value={chosen}
        onChange={(value) => value !== null && setChosen(value)}
        data={versions.map((each) => ({ value: keyOf(each), label: labelOf(each, registry) }))}
      />
      <Autocomplete
        label="Endpoint"
        description={
          found
            ? `Exists: ${found.live.model} v${found.live.version} is live and stays for a rollback.`
            : 'A new one: the last part of its URL.'
        }
        data={existing.map((endpoint) => endpoint.name)}
        value={name}
        maxLength={64}
        onChange={setTypedName}
        error={name === '' ? null : wrongName}
      />
      <div className="col gap4">
        <span className="b" id="deploy-access">
          Who may call it
        </span>
        <SegmentedControl
          fullWidth
          aria-labelledby="deploy-access"
          value={access}
          onChange={(value) => setChosenAccess(value === 'public' ? 'public' : 'private')}
          data={[
            { value: 'private', label: 'Private: who has a key' },
            { value: 'public', label: 'Public: anybody' },
          ]}
        />
      </div>
      {version && <WhatLeavesList artefactId={version.artefactId} />}
      {isAway ? (
        <p className="sm ink2" role="status">
          The server cannot be reached now. The deploy is kept in this browser, shown as waiting, and offered again.
        </p>
      ) : (
        <SignInHint toDo="deploy; until then the deploy waits here" />
      )}
      <div className={classes.acts}>
        <Button onClick={onCancel}>Cancel</Button>
        <Button
          type="submit"
          variant="filled"
          color="taxi"
          loading={isBusy}
          disabled={!version || wrongName !== null}
          data-autofocus
        >
          {session.status === 'signed-in' ? 'Deploy' : 'Keep the deploy'}
        </Button>
      </div>
    </form>
  )
}

type VersionKey = { readonly model: string; readonly version: number }

const keyOf = ({ model, version }: VersionKey): string => `${model}/${version}`

function labelOf({ model, version }: VersionKey, { aliases }: Registry): string {
  const names = aliases.filter((alias) => alias.model === model && alias.version === version)
  return [`${model} v${version}`, ...names.map((alias) => `@${alias.alias}`)].join('  ')
}

/** The version asked for; else the model's champion; else the newest of all. */
function pickFirst({ versions, aliases }: Registry, first: DeployFirst): VersionKey {
  const asked = versions.find((each) => each.model === first.model && each.version === first.version)
  const champion = aliases.find(
    (alias) => alias.alias === 'champion' && (first.model === undefined || alias.model === first.model),
  )
  const newest = versions.reduce((a, b) => (b.createdAt > a.createdAt ? b : a))
  return asked ?? champion ?? newest
}

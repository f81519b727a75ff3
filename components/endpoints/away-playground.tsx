'use client'
import { useState } from 'react'
import type { ApiFailure } from '@/components/providers/server-provider'
import { readyValue, useLive } from '@/components/providers/use-live'
import { Sheet } from '@/components/ui/sheet'
import { lastOnEndpoint } from '@/lib/registry/last-on-endpoint'
import type { ModelVersion } from '@/lib/registry/model-version'
import { type Draft, firstDraft } from '@/lib/serving/playground'
import type { ModelInput } from '@/lib/serving/schema/endpoints'
import { Playground } from './playground'
import { type OwnModel, useOwnModel } from './use-own-model'

/** The playground of an endpoint whose server is silent, with the version last deployed from this browser; nothing where it has none. */
export function AwayPlayground({ name, error }: { readonly name: string; readonly error: ApiFailure }) {
  const known = useLive(
    async ({ registry }) => ({ ...(await registry.read()), events: await registry.events() }),
    'registry and events',
  )
  const registry = readyValue(known)
  const version = registry ? lastOnEndpoint(registry, name) : null
  const own = useOwnModel(version?.artefactId ?? null)
  if (version === null || own.status !== 'ready') return null
  return <Board key={version.artefactId} version={version} own={own} input={own.input} error={error} />
}

interface BoardProps {
  readonly version: ModelVersion
  readonly own: OwnModel
  readonly input: ModelInput
  readonly error: ApiFailure
}

function Board({ version, own, input, error }: BoardProps) {
  const [draft, setDraft] = useState<Draft>(() => firstDraft(input))
  return (
    <Sheet>
      <Playground
        sub={`in this browser only: ${version.model} v${version.version}, last deployed from here; the server is away`}
        input={input}
        draft={draft}
        onDraft={setDraft}
        own={own}
        askServer={async () => ({ ok: false, error })}
      />
    </Sheet>
  )
}

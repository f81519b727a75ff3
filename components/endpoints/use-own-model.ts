'use client'
import { useEffect, useState } from 'react'
import { useServer } from '@/components/providers/server-provider'
import { useWorkspace } from '@/components/providers/workspace-provider'
import type { Predictor } from '@/lib/models/predictor'
import type { ModelInput } from '@/lib/serving/schema/endpoints'
import { type ArtefactId, artefactId } from '@/lib/shared/ids'
import type { Result } from '@/lib/shared/result'

export type OwnModel =
  | { readonly status: 'loading' }
  | {
      readonly status: 'ready'
      readonly predictor: Predictor
      /** What it is asked, as its endpoint would tell. */
      readonly input: ModelInput
      readonly from: 'browser' | 'server'
    }
  | { readonly status: 'none'; readonly why: string }

/**
 * The live model loaded in this browser, so that it can predict without asking: from this browser's own store, else downloaded. Its
 * bytes are hashed and its golden rides predicted again before it is believed.
 */
export function useOwnModel(id: string | null): OwnModel {
  const workspace = useWorkspace()
  const server = useServer()
  const [own, setOwn] = useState<{ id: string | null; model: OwnModel }>({ id: null, model: { status: 'loading' } })

  useEffect(() => {
    if (id === null) return
    let isOver = false
    const settle = (model: OwnModel) => {
      if (!isOver) setOwn({ id, model })
    }
    if (!window.isSecureContext) {
      settle({ status: 'none', why: 'Over plain HTTP a browser cannot check a model, so only the server predicts.' })
      return
    }
    const load = async () => {
      const wanted = artefactId(id)
      const stored = await workspace.registry.artefact(wanted)
      const bytes: Result<Uint8Array> = stored.ok ? stored : await downloaded(wanted)
      if (!bytes.ok) return settle({ status: 'none', why: bytes.error.message })
      const { believedModel } = await import('@/lib/serving/believed-model')
      const model = await believedModel(bytes.value)
      settle(
        model.ok
          ? { status: 'ready', ...model.value, from: stored.ok ? 'browser' : 'server' }
          : { status: 'none', why: model.error.message },
      )
    }
    const downloaded = async (wanted: ArtefactId): Promise<Result<Uint8Array>> => {
      const answer = await server.downloadModel(wanted)
      if (!answer.ok) return answer
      const { verifyArtefactBytes } = await import('@/lib/registry/verify-artefact-bytes')
      return verifyArtefactBytes(wanted, answer.value)
    }
    load().catch((error: unknown) =>
      settle({ status: 'none', why: error instanceof Error ? error.message : 'The model could not be loaded.' }),
    )
    return () => {
      isOver = true
    }
  }, [id, workspace, server])

  return own.id === id ? own.model : { status: 'loading' }
}

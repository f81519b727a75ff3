import { createStore } from 'zustand/vanilla'
import type { RunId } from '@/lib/shared/ids'

/** A trained model for which the browser had no room: this tab's memory alone holds it. */
export interface UnsavedModel {
  readonly run: RunId
  readonly name: string
  readonly bytes: Uint8Array
}

export const unsavedStore = createStore<{ readonly models: readonly UnsavedModel[] }>(() => ({ models: [] }))

export const holdUnsaved = (model: UnsavedModel): void =>
  unsavedStore.setState(({ models }) => ({ models: [...models, model] }))

export const dropUnsaved = (run: RunId): void =>
  unsavedStore.setState(({ models }) => ({ models: models.filter((model) => model.run !== run) }))

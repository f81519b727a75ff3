import { createStore } from 'zustand/vanilla'
import type { RunId } from '@/lib/shared/ids'

/** Runs selected in the table, by place; a hole is the place of one that was deselected, so that the others keep their colours. */
export interface Selection {
  readonly slots: readonly (RunId | null)[]
}

/** Adds a run in the first hole or at the end, or takes it out and leaves a hole. */
export function toggled(slots: Selection['slots'], id: RunId): Selection['slots'] {
  const at = slots.indexOf(id)
  if (at >= 0) {
    const next = slots.map((each) => (each === id ? null : each))
    let end = next.length
    while (end > 0 && next[end - 1] === null) end--
    return next.slice(0, end)
  }
  const hole = slots.indexOf(null)
  return hole < 0 ? [...slots, id] : slots.map((each, i) => (i === hole ? id : each))
}

export const selectedIds = (slots: Selection['slots']): readonly RunId[] => slots.filter((id) => id !== null)

/** One for all visits to the table in this tab. */
export const selectionStore = createStore<Selection>(() => ({ slots: [] }))

export const toggleRun = (id: RunId): void => selectionStore.setState(({ slots }) => ({ slots: toggled(slots, id) }))

export const selectRuns = (ids: readonly RunId[]): void => selectionStore.setState({ slots: [...ids] })

export const clearSelection = (): void => selectionStore.setState({ slots: [] })

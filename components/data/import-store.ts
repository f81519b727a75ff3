import { createStore } from 'zustand/vanilla'
import type { JobId } from '@/lib/shared/job'
import type { Failure } from '@/lib/shared/result'

/** What the import dialog is about. Work goes on when it is closed; the tray has it then. */
export type ImportStage =
  | { readonly stage: 'idle' }
  | { readonly stage: 'choosing'; readonly files: readonly File[] }
  | { readonly stage: 'working'; readonly job: JobId; readonly title: string; readonly isCancelling: boolean }
  | { readonly stage: 'failed'; readonly error: Failure; readonly files: readonly File[] }

export const importStore = createStore<ImportStage>(() => ({ stage: 'idle' }))

/** Opens the dialog with files that were dropped or chosen. */
export function receiveFiles(files: readonly File[]): void {
  if (files.length > 0) importStore.setState({ stage: 'choosing', files }, true)
}

export const closeImport = (): void => importStore.setState({ stage: 'idle' }, true)

/** Shows that a cancel was asked for; whether it came in time, the import's answer says. */
export function askedToCancel(job: JobId): void {
  const state = importStore.getState()
  if (state.stage === 'working' && state.job === job) importStore.setState({ ...state, isCancelling: true }, true)
}

/** Is the dialog still showing this job? */
export function isShowing(job: JobId): boolean {
  const state = importStore.getState()
  return state.stage === 'working' && state.job === job
}

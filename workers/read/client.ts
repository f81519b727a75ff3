import type { FileThread } from '@/lib/trips/read-ahead'
import type { FileTask } from '@/lib/trips/serve-file'
import { deathOf } from '../death-of'
import { fileThread } from './messages'

/** Threads beside the one that imports: a processor is left for the page. */
export const FILE_THREADS = Math.max(1, Math.min(3, navigator.hardwareConcurrency - 1))

export function openFileThread(task: FileTask): FileThread {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'read' })
  return fileThread(worker, task, deathOf(worker), () => worker.terminate())
}

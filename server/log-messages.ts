import type { LogValue } from '@/lib/adapters/sql/prediction-writer'

/** What the server tells the log worker. */
export type ToWorker =
  | { readonly kind: 'write'; readonly rides: number; readonly values: readonly LogValue[] }
  | { readonly kind: 'close' }

/** What it answers: each batch is written or lost, and the end is told. */
export type FromWorker =
  | { readonly kind: 'opened' }
  | { readonly kind: 'unusable'; readonly message: string }
  | { readonly kind: 'written'; readonly rides: number }
  | { readonly kind: 'lost'; readonly rides: number; readonly message: string }
  | { readonly kind: 'closed' }

export interface WorkerData {
  readonly folder: string
  readonly days: number
}

import type { Control } from '@/lib/adapters/sql/open-control'
import type { StoreFailure } from '@/lib/deployments/store-failure'
import type { Failure } from '@/lib/shared/result'

export type Stores = Omit<Control, 'close'>

/** What the server asks of the control worker: to open the database, to call a method of a store, or to close. */
export type ToControl =
  | { readonly kind: 'open'; readonly folder: string }
  | { readonly kind: 'call'; readonly store: keyof Stores; readonly method: string; readonly args: readonly unknown[] }
  | { readonly kind: 'close' }

export type FromControl =
  | { readonly kind: 'done'; readonly value: unknown }
  | { readonly kind: 'refused'; readonly error: Failure }
  | { readonly kind: 'failed'; readonly failure: StoreFailure['kind']; readonly message: string }
  | { readonly kind: 'threw'; readonly message: string; readonly stack: string }

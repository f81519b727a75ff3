'use client'
import { useSyncExternalStore } from 'react'
import type { DatasetId } from '@/lib/shared/ids'
import { type PayoffState, payoffState, watchPayoffs } from '@/workers/payoff/client'

const none = (): null => null
const no = (): boolean => false

/** How far the measurement of a dataset is; null where none is under way in this tab. */
export const useMeasuring = (dataset: DatasetId): PayoffState | null =>
  useSyncExternalStore(watchPayoffs, () => payoffState(dataset), none)

/** Is one under way? Changes only when one begins or ends. */
export const useIsMeasuring = (dataset: DatasetId): boolean =>
  useSyncExternalStore(watchPayoffs, () => payoffState(dataset) !== null, no)

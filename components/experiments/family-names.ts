import type { FamilyName } from '@/lib/models/family-name'

/** Families as a person says them. */
export const FAMILY_LABELS: Readonly<Record<FamilyName, string>> = {
  'global-median': 'Global median',
  'pair-hour-lookup': 'Lookup table',
  linear: 'Linear model',
  trees: 'Boosted trees',
  neural: 'Neural net',
  blend: 'Blend',
}

/** For table cells and legends. */
export const FAMILY_SHORT: Readonly<Record<FamilyName, string>> = {
  'global-median': 'median',
  'pair-hour-lookup': 'lookup',
  linear: 'linear',
  trees: 'trees',
  neural: 'neural',
  blend: 'blend',
}

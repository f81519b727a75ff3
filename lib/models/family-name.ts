export const FAMILY_NAMES = ['global-median', 'pair-hour-lookup', 'linear', 'trees', 'neural', 'blend'] as const

export type FamilyName = (typeof FAMILY_NAMES)[number]

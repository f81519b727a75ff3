import type { FamilyName } from '@/lib/models/family-name'

/** What the learning curve of a family counts. */
export type StepWord = 'epoch' | 'tree'

export const stepWord = (family: FamilyName): StepWord => (family === 'trees' ? 'tree' : 'epoch')

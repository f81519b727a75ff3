import type { FamilyName } from '@/lib/models/family-name'

/** What the learning curve of a family counts. */
export type StepWord = 'epoch' | 'tree' | 'step'

export const stepWord = (family: FamilyName): StepWord => WORDS[family] ?? 'epoch'

/** A step of a blend is a hundredth of what one of its members has to learn. */
const WORDS: Readonly<Partial<Record<FamilyName, StepWord>>> = { trees: 'tree', blend: 'step' }

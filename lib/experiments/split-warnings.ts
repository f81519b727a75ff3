import { ENOUGH, isEnough, type Judges, sayJudges } from '@/lib/evaluation/enough-rides'
import { LEAST_RIDES } from '@/lib/features/split'

/** A part of a split, with the days that have rides. */
export interface CountedPart extends Judges {
  readonly name: 'train' | 'validation' | 'test'
}

const TITLES = { train: 'Training', validation: 'Validation', test: 'The test' } as const

/** What is too few in a split, a sentence each; none where it is all right. */
export const splitWarnings = (parts: readonly CountedPart[]): readonly string[] =>
  parts.flatMap((part) => {
    const has = `${TITLES[part.name]} has ${sayJudges(part)}`
    if (part.name === 'train') return part.n < LEAST_RIDES ? [`${has}: hardly anything to learn from.`] : []
    if (isEnough(part)) return []
    return [`${has}: too few to say which model is better, which takes at least ${ENOUGH}.`]
  })

import { FAMILIES } from '@/lib/models/families/all'
import type { FamilyName } from '@/lib/models/family-name'
import type { Dimension, SearchSpace } from './search-space'

type Range = readonly [name: string, from: number, to: number, scale?: 'log']

/** What is worth varying, and how far: around the defaults, where models of ride durations were seen to change by more than noise. */
const RANGES: Readonly<Partial<Record<FamilyName, readonly Range[]>>> = {
  'pair-hour-lookup': [
    ['placeWeight', 0.5, 20, 'log'],
    ['pairWeight', 0.1, 5, 'log'],
    ['cellWeight', 2, 60, 'log'],
  ],
  linear: [['penalty', 0.1, 1_000, 'log']],
  trees: [
    ['learningRate', 0.02, 0.15, 'log'],
    ['leaves', 16, 160, 'log'],
    ['fewestRides', 20, 300, 'log'],
    ['l2', 0.5, 100, 'log'],
    ['categorySmoothing', 5, 200, 'log'],
    ['columnShare', 0.25, 1],
    ['rideShare', 0.5, 1],
  ],
  neural: [
    ['learningRate', 0.001, 0.01, 'log'],
    ['weightDecay', 0.05, 1, 'log'],
    ['embeddingDecay', 0.2, 5, 'log'],
    ['batchSize', 128, 1_024, 'log'],
    ['embedding', 8, 32, 'log'],
    ['hidden1', 64, 256, 'log'],
    ['hidden2', 32, 128, 'log'],
  ],
  blend: [
    ['leaves', 16, 160, 'log'],
    ['epochs', 8, 24, 'log'],
    ['embedding', 8, 32, 'log'],
    ['hidden1', 64, 256, 'log'],
    ['hidden2', 32, 128, 'log'],
  ],
}

/** The settings of a family that a sweep varies unless told otherwise; none where there is nothing to vary. */
export function defaultSpace(family: FamilyName): SearchSpace {
  return (RANGES[family] ?? []).flatMap(([name, from, to, scale]): readonly Dimension[] => {
    const field = FAMILIES[family].fields.find((each) => each.name === name)
    return field ? [{ kind: 'range', name, from, to, scale: scale ?? 'linear', whole: field.whole }] : []
  })
}

/** The setting that counts the steps of a family's training, whose number may be small for a first look; null where it has none. */
export const stepsOf = (family: FamilyName): 'trees' | 'epochs' | null =>
  family === 'trees' ? 'trees' : family === 'neural' ? 'epochs' : null

import { z } from 'zod'
import { FEWEST_RIDES } from '@/lib/features/fitted-features'
import { MOST_TREES } from '../model-body'
import type { Family } from './family'

const TREE_OBJECTIVES = ['squared', 'huber', 'quantile'] as const

const settings = z.strictObject({
  trees: z.int().min(1).max(MOST_TREES).default(600).meta({
    title: 'Trees',
    description:
      'The most that are grown. Each learns what those before it left; the rides watched say when it is enough.',
  }),
  learningRate: z.number().min(0.005).max(1).default(0.05).meta({
    title: 'Learning rate',
    description: 'How much of what a tree has found is believed. Less of it needs more trees and usually errs less.',
  }),
  leaves: z.int().min(2).max(256).default(48).meta({
    title: 'Leaves',
    description: 'Of each tree: how many kinds of ride it tells apart.',
  }),
  fewestRides: z.int().min(FEWEST_RIDES).max(100_000).default(80).meta({
    title: 'Fewest rides',
    description: 'A leaf rests on so many rides at least.',
  }),
  l2: z.number().min(0).max(10_000).default(10).meta({
    title: 'Shrinkage',
    description: 'Leaves are pulled towards 0 as if so many rides more had nothing left to explain.',
  }),
  categorySmoothing: z.number().min(0).max(10_000).default(30).meta({
    title: 'Zone smoothing',
    description:
      'The same for single zones, where a tree sorts them; zones with fewer rides in a leaf are not told apart.',
  }),
  rideShare: z.number().min(0.1).max(1).default(1).meta({
    title: 'Share of rides',
    description: 'Each tree learns from so many of the rides, drawn anew.',
  }),
  columnShare: z.number().min(0.1).max(1).default(0.5).meta({
    title: 'Share of columns',
    description: 'Each tree looks at so many of the columns, drawn anew: trees that differ err less together.',
  }),
  depth: z.int().min(1).max(64).default(32).meta({
    title: 'Depth',
    description: 'How many splits may lie above one another.',
  }),
  longerIsSlower: z.boolean().default(false).meta({
    title: 'Longer is slower',
    description: 'No prediction may fall as the straight or the typical distance grows and all else stays.',
  }),
  objective: z.enum(TREE_OBJECTIVES).exactOptional().meta({
    default: 'squared',
    title: 'Objective',
    description:
      'What is made small: squared errors predict the mean; Huber believes single odd rides less; a quantile is one that so many rides stay below.',
  }),
  huberFrom: z.number().min(0.1).max(1_000).exactOptional().meta({
    default: 5,
    title: 'Huber from',
    description: 'Minutes of error from which on Huber counts it plainly instead of squared.',
  }),
  quantile: z.number().min(0.01).max(0.99).exactOptional().meta({
    default: 0.5,
    title: 'Quantile',
    description: 'The share of rides that stay below the prediction, where the objective is a quantile.',
  }),
  tailShare: z.number().min(0.02).max(0.5).default(0.12).meta({
    title: 'Share watched',
    description: 'Share of the training rides, the last whole days of them, that decides how many trees are best.',
  }),
  patience: z.int().min(1).max(MOST_TREES).default(60).meta({
    title: 'Patience',
    description: 'Trees without a better error on the rides watched before growing stops. The best number is kept.',
  }),
})

export type TreesFamilySettings = z.infer<typeof settings>

/** Gradient boosting on histograms, leaf by leaf. Trained tree by tree. */
export const trees: Family<TreesFamilySettings> = {
  label: 'Boosted trees',
  summary:
    'Hundreds of small trees, each grown on what those before it left unexplained. Accurate, quick to train, and it shows what it looks at.',
  settings,
  fit: null,
}

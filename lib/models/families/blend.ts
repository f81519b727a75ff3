import { z } from 'zod'
import { MOST_MEMBERS } from '../model-body'
import type { Family } from './family'

const settings = z.strictObject({
  forests: z.int().min(1).max(3).default(1).meta({
    title: 'Forests',
    description: 'Boosted trees, each with a seed of its own.',
  }),
  nets: z
    .int()
    .min(1)
    .max(MOST_MEMBERS - 3)
    .default(3)
    .meta({
      title: 'Nets',
      description: 'Neural nets, each with a seed of its own: more of them err less together, and take longer.',
    }),
  trees: z.int().min(1).max(600).default(600).meta({
    title: 'Trees',
    description: 'The most that a forest grows. The rides watched say when it is enough.',
  }),
  leaves: z.int().min(2).max(256).default(48).meta({
    title: 'Leaves',
    description: 'Of each tree: how many kinds of ride it tells apart.',
  }),
  epochs: z.int().min(1).max(200).default(14).meta({
    title: 'Epochs',
    description: 'Passes of each net over the training rows.',
  }),
  embedding: z.int().min(2).max(64).default(16).meta({
    title: 'Embedding width',
    description: 'Numbers that a net describes a zone with.',
  }),
  hidden1: z.int().min(4).max(512).default(128).meta({
    title: 'First layer',
    description: 'Units of the first hidden layer of each net.',
  }),
  hidden2: z.int().min(0).max(512).default(64).meta({
    title: 'Second layer',
    description: 'Units of the second hidden layer of each net; 0 leaves it out.',
  }),
  tailShare: z.number().min(0.02).max(0.5).default(0.12).meta({
    title: 'Share watched',
    description:
      'Share of the training rides, the last whole days of them, that decides how long members learn and what each weighs.',
  }),
})

export type BlendFamilySettings = z.infer<typeof settings>

/** Trees and nets err differently: their weighted mean errs less than either. Trained member by member. */
export const blend: Family<BlendFamilySettings> = {
  label: 'Blend',
  summary:
    'Boosted trees and neural nets, averaged by weights that the last training days decide. The most accurate, and the longest to train.',
  settings,
  fit: null,
}

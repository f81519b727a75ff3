import { z } from 'zod'
import type { Family } from './family'

const HIDDEN_ACTIVATIONS = ['relu', 'elu', 'linear'] as const
const NET_LOSSES = ['squared', 'huber'] as const
const COMPUTED_BY = ['own kernel', 'TensorFlow.js'] as const

const settings = z.strictObject({
  epochs: z.int().min(1).max(200).default(14).meta({
    title: 'Epochs',
    description: 'Passes over the training rows. The learning rate rises and falls once over all of them.',
  }),
  batchSize: z.int().min(16).max(8192).default(256).meta({
    title: 'Batch size',
    description: 'Rides per step. Larger is quicker an epoch and needs more epochs.',
  }),
  learningRate: z.number().min(1e-5).max(0.1).default(0.003).meta({
    title: 'Learning rate',
    description: 'At its peak. Too high and the error jumps about; too low and it hardly falls.',
  }),
  weightDecay: z.number().min(0).max(5).default(0.3).meta({
    title: 'Weight decay',
    description: 'How strongly weights are pulled towards 0, against learning rides by heart.',
  }),
  embeddingDecay: z.number().min(0).max(10).default(1).meta({
    title: 'Embedding decay',
    description: 'The same for the description of each zone: more of it trusts single zones less.',
  }),
  embedding: z.int().min(2).max(64).default(16).meta({
    title: 'Embedding width',
    description: 'Numbers that a zone is described with.',
  }),
  hidden1: z
    .int()
    .min(4)
    .max(512)
    .default(128)
    .meta({ title: 'First layer', description: 'Units of the first hidden layer.' }),
  hidden2: z
    .int()
    .min(0)
    .max(512)
    .default(64)
    .meta({ title: 'Second layer', description: 'Units of the second hidden layer; 0 leaves it out.' }),
  hidden3: z
    .int()
    .min(0)
    .max(512)
    .exactOptional()
    .meta({ default: 0, title: 'Third layer', description: 'Units of a third hidden layer; 0 leaves it out.' }),
  hidden4: z
    .int()
    .min(0)
    .max(512)
    .exactOptional()
    .meta({ default: 0, title: 'Fourth layer', description: 'Units of a fourth hidden layer; 0 leaves it out.' }),
  activation: z.enum(HIDDEN_ACTIVATIONS).exactOptional().meta({
    default: 'relu',
    title: 'Activation',
    description:
      'What follows each hidden layer: ReLU cuts what is below 0, ELU bends it smoothly, linear does nothing.',
  }),
  dropout: z.number().min(0).max(0.8).exactOptional().meta({
    default: 0,
    title: 'Dropout',
    description: 'Share of the hidden units that each step leaves out, so that no unit leans on another.',
  }),
  loss: z.enum(NET_LOSSES).exactOptional().meta({
    default: 'squared',
    title: 'Loss',
    description: 'What is made small: squared errors predict the mean; Huber believes single odd rides less.',
  }),
  huberFrom: z.number().min(0.1).max(1_000).exactOptional().meta({
    default: 5,
    title: 'Huber from',
    description: 'Minutes of error from which on Huber counts it plainly instead of squared.',
  }),
  computedBy: z.enum(COMPUTED_BY).exactOptional().meta({
    default: 'own kernel',
    title: 'Computed by',
    description:
      'TensorFlow.js is several times slower and gives other last digits; it trains two layers with ReLU and squared errors, without dropout.',
  }),
  tailShare: z.number().min(0.02).max(0.5).default(0.12).meta({
    title: 'Share watched',
    description: 'Share of the training rides, the last whole days of them, that decides which epoch is best.',
  }),
  patience: z.int().min(1).max(50).default(4).meta({
    title: 'Patience',
    description: 'Epochs without a better error on the rides watched before training stops. The best epoch is kept.',
  }),
})

export type NeuralFamilySettings = z.infer<typeof settings>

/** Zone embeddings, their product and the dense features through hidden layers. Trained epoch by epoch. */
export const neural: Family<NeuralFamilySettings> = {
  label: 'Neural',
  summary:
    'A description of each zone, learnt, with the products of the two and the dense features, through hidden layers. Accurate, and it errs on other rides than trees do.',
  settings,
  fit: null,
}

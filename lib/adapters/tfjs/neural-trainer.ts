import { gradientLearner } from '@/lib/training/nets/gradient-learner'
import type { NeuralTrainer } from '@/lib/training/neural-trainer'
import { type LoadOptions, loadTensorFlow } from './load'
import { createNetEngine } from './net-engine'

/** The neural trainer on TensorFlow.js, loaded when the first net is opened. */
export function tensorFlowTrainer(options: LoadOptions = {}): NeuralTrainer {
  return {
    open: async (job) => {
      const tensorFlow = await loadTensorFlow(options)
      return { learner: gradientLearner(createNetEngine(tensorFlow, job.shape), job), backend: tensorFlow.label }
    },
  }
}

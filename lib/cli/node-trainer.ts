import { tensorFlowTrainer } from '@/lib/adapters/tfjs/neural-trainer'
import type { NeuralTrainer } from '@/lib/training/neural-trainer'

const EVENTS = ['uncaughtException', 'unhandledRejection'] as const

/**
 * TensorFlow.js in Node. Its wasm glue listens to all uncaught errors of the process to throw them again, with its own minified source as
 * the message: those listeners are taken off after loading.
 */
export function nodeTrainer(): NeuralTrainer {
  const trainer = tensorFlowTrainer()
  return {
    open: async (job) => {
      const before = new Map(EVENTS.map((event) => [event, new Set<unknown>(process.rawListeners(event))]))
      const opened = await trainer.open(job)
      for (const event of EVENTS)
        for (const listener of process.rawListeners(event))
          if (!before.get(event)?.has(listener)) process.removeListener(event, listener as () => void)
      return opened
    },
  }
}

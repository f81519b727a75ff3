/** How a net is shaped and trained. Errors are of the target in units of its own spread. */
export interface NeuralSettings {
  readonly epochs: number
  readonly batchSize: number
  /** Peak of the one-cycle schedule. */
  readonly learningRate: number
  readonly weightDecay: number
  /** Numbers a zone is described with. */
  readonly embedding: number
  readonly hidden: readonly [number, number]
  /** Days at the end of the training period that early stopping watches. */
  readonly tailDays: number
  /** Epochs without a better tail error before training stops. */
  readonly patience: number
}

export const DEFAULT_NEURAL_SETTINGS: NeuralSettings = {
  epochs: 14,
  batchSize: 256,
  learningRate: 0.003,
  weightDecay: 0.5,
  embedding: 16,
  hidden: [128, 64],
  tailDays: 4,
  patience: 4,
}

interface Range {
  readonly label: string
  readonly min: number
  readonly max: number
  readonly whole: boolean
}

/** Each setting by its name: for forms, for the script's `--set`, and for reading. `hidden` is written "128,64". */
export const NEURAL_SETTINGS: Readonly<Record<keyof Omit<NeuralSettings, 'hidden'>, Range>> = {
  epochs: { label: 'Epochs', min: 1, max: 200, whole: true },
  batchSize: { label: 'Batch size', min: 16, max: 8192, whole: true },
  learningRate: { label: 'Learning rate (peak)', min: 1e-5, max: 0.1, whole: false },
  weightDecay: { label: 'Weight decay', min: 0, max: 5, whole: false },
  embedding: { label: 'Embedding width', min: 2, max: 64, whole: true },
  tailDays: { label: 'Days watched for early stopping', min: 1, max: 31, whole: true },
  patience: { label: 'Epochs without improvement before stopping', min: 1, max: 50, whole: true },
}

/** What a training loop yields while it works. Errors in minutes. */
export type TrainingEvent =
  | { readonly kind: 'stage'; readonly stage: 'features' | 'training' | 'evaluation' }
  | {
      readonly kind: 'epoch'
      /** 1-based. */
      readonly epoch: number
      readonly epochs: number
      readonly trainRmse: number
      /** On the tail of the training period that early stopping watches; null where the family has none. */
      readonly tailRmse: number | null
      readonly rowsPerSecond: number
      readonly secondsLeft: number
    }

/** What a training loop yields while it works. Errors in minutes. */
export type TrainingEvent =
  | { readonly kind: 'stage'; readonly stage: 'features' | 'training' | 'evaluation' }
  /** What it trains on, in words: "TensorFlow.js 4.22.0 wasm SIMD, 1 thread". */
  | { readonly kind: 'backend'; readonly backend: string }
  | {
      readonly kind: 'epoch'
      /**
       * `search` learns on all but the last days, which say which epoch is best; `final` then learns on all days for that many epochs.
       * Curves show the search.
       */
      readonly pass: 'search' | 'final'
      /** Within the pass: 1-based, and how many it has at most. */
      readonly ofPass: { readonly epoch: number; readonly epochs: number }
      /** 1-based, counted on through both passes. */
      readonly epoch: number
      /** Of both passes, as far as is known. */
      readonly epochs: number
      readonly trainRmse: number
      /** On the tail of the training period that early stopping watches; null in the final pass. */
      readonly tailRmse: number | null
      readonly rowsPerSecond: number
      readonly secondsLeft: number
    }

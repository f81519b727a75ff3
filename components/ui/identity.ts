/** How a run, version or series is drawn wherever it shows: colour is identity, never position. */
export interface Identity {
  /** Strokes, whiskers, text. */
  readonly colour: string
  /** Inside of dots and swatches, where it differs. */
  readonly fill?: string
  readonly dash?: string
  /** The second run of a colour: its swatch is broken as its line is. */
  readonly isSecond?: boolean
  /** Drawn like a road on a map: a fill in a dark casing. */
  readonly cased?: boolean
}

export const CHAMPION: Identity = { colour: 'var(--rc-champion)', fill: 'var(--rc-champion-fill)', cased: true }
export const CHALLENGER: Identity = { colour: 'var(--rc-challenger)' }
export const BASELINE: Identity = { colour: 'var(--rc-baseline)', dash: '2 3' }
/** The other baseline, a constant: never mistaken for the lookup table beside it. */
export const CONSTANT: Identity = { colour: 'var(--rc-ink)', fill: 'var(--rc-surface)', dash: '1 4' }
export const TRAIN: Identity = { colour: 'var(--rc-train)', dash: '4 3' }
export const VALIDATION: Identity = { colour: 'var(--rc-validation)' }
export const PLAIN: Identity = { colour: 'var(--rc-ink-2)' }

const RUNS: readonly Identity[] = [
  { colour: 'var(--rc-run-1)' },
  { colour: 'var(--rc-run-2)' },
  { colour: 'var(--rc-run-3)' },
  { colour: 'var(--rc-run-4)' },
]

/** The colour of the nth selected run; from the fifth on the colours come again, dashed. */
export function runIdentity(index: number): Identity {
  const base = RUNS[index % RUNS.length] ?? VALIDATION
  return index < RUNS.length ? base : { ...base, dash: '6 3', isSecond: true }
}

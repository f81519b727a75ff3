export interface HistogramProps {
  /** Bin i counts [from + i × width, from + (i + 1) × width). */
  readonly counts: readonly number[]
  readonly from: number
  readonly width: number
  readonly xTitle: string
  readonly yTitle: string
  readonly height?: number
  readonly colour?: string
  readonly formatX?: (value: number) => string
  /** A line at a value, with a word beside it. */
  readonly marker?: { readonly x: number; readonly label: string } | undefined
  readonly xTicks?: readonly number[]
  /** What a bin is called when it is pointed at; its ends unless said otherwise. */
  readonly sayBin?: (from: number, to: number) => string
  /** Where a rule cuts off what is not drawn, with a word beside the line, left of it or right. */
  readonly cuts?: readonly { readonly x: number; readonly label: string; readonly side: 'left' | 'right' }[]
}

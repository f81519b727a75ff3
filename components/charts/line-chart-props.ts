import type { Identity } from '@/components/ui/identity'

/** One x; null where a series has no value there. */
export type LinePoint = Readonly<Record<string, number | null>>

export interface LineSeries {
  readonly key: string
  readonly name: string
  readonly identity: Identity
  readonly width?: number
  /** Keys of the band's ends. */
  readonly band?: readonly [string, string]
  /** A label at the line's end; the name unless said otherwise, none where false. */
  readonly end?: string | false
  /** Key of the series that it is shown and hidden with, in whose place it has no entry in the legend. */
  readonly follows?: string
}

export interface LineChartProps {
  /** Said to who cannot see it: what the chart shows. */
  readonly label: string
  readonly data: readonly LinePoint[]
  /** Key of x in the data. */
  readonly x: string
  readonly series: readonly LineSeries[]
  readonly xTitle: string
  readonly yTitle: string
  readonly height?: number
  readonly xDomain?: readonly [number, number]
  readonly yDomain?: readonly [number, number]
  readonly xTicks?: readonly number[]
  readonly yTicks?: readonly number[]
  readonly formatX?: (value: number) => string
  readonly formatY?: (value: number) => string
  /** Level lines: the lookup table dotted, the champion cased. */
  readonly levels?: readonly { readonly y: number; readonly label: string; readonly identity: Identity }[]
  readonly verticals?: readonly { readonly x: number; readonly label?: string }[]
  readonly dots?: readonly { readonly x: number; readonly y: number; readonly fill: string }[]
  /** Keys of series that the legend has switched off. */
  readonly hidden?: ReadonlySet<string>
  /** Room for the labels at the line ends. */
  readonly right?: number
  readonly smooth?: boolean
  /** Joins a series over points where it has no value: for series that do not share their x. */
  readonly joined?: boolean
}

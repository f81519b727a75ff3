import { formatMetric } from '@/lib/shared/format-number'
import { innerTicks } from './nice-ticks'

/** One side of a grid of counts: what its bins are, and what is written beside it. */
export interface GridAxis {
  /** With the unit. */
  readonly title: string
  /** Where in the grid, counted in bins from its start, and what is written there. */
  readonly ticks: readonly { readonly at: number; readonly label: string }[]
  /** What a bin goes from and to, with the unit. */
  readonly say: (bin: number) => string
}

interface Named {
  readonly name: string
  readonly unit: string
  readonly bins: number
}

/** Bins of equal width from zero up. */
export function evenAxis({ name, unit, bins, to }: Named & { readonly to: number }): GridAxis {
  const width = to / Math.max(1, bins)
  return {
    title: `${name} (${unit})`,
    ticks: innerTicks(0, to, 6).map((tick) => ({ at: tick / width, label: String(tick) })),
    say: (bin) => `${name} ${bin * width}–${(bin + 1) * width} ${unit}`,
  }
}

/** Quarters of a doubling: bin i goes from 2^((from + i) / 4) up to the next such step. Whole doublings are written. */
export function doublingAxis({ name, unit, bins, from }: Named & { readonly from: number }): GridAxis {
  const edge = (bin: number): number => 2 ** ((from + bin) / 4)
  return {
    title: `${name} (${unit})`,
    ticks: Array.from({ length: bins + 1 }, (_, bin) => bin)
      .filter((bin) => (from + bin) % 4 === 0)
      .map((bin) => ({ at: bin, label: edge(bin) < 1 ? `1/${1 / edge(bin)}` : String(edge(bin)) })),
    say: (bin) => `${name} ${formatMetric(edge(bin))}–${formatMetric(edge(bin + 1))} ${unit}`,
  }
}

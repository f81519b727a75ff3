import { type Ramp, rampColour } from '@/components/theme/ramps'

interface StepPathsProps {
  readonly ramp: Ramp
  /** Upper left corners, and the step of the ramp. */
  readonly cells: readonly { readonly x: number; readonly y: number; readonly step: number }[]
  /** Of every cell, the 1-px gap to the next left out. */
  readonly width: number
  readonly height: number
}

const RADIUS = 1
const round = (pixels: number): number => Number(pixels.toFixed(2))

/** Cells of a figure, drawn as one path for each step of the ramp: a figure has hundreds of cells and nine colours. */
export function StepPaths({ ramp, cells, width, height }: StepPathsProps) {
  const paths = new Map<number, string>()
  const sides = `h${round(width - 2 * RADIUS)}v${round(height - 2 * RADIUS)}h${round(2 * RADIUS - width)}z`
  for (const { x, y, step } of cells)
    paths.set(step, `${paths.get(step) ?? ''}M${round(x + RADIUS)},${round(y + RADIUS)}${sides}`)
  return [...paths].map(([step, d]) => (
    <path
      key={step}
      d={d}
      fill={rampColour(ramp, step)}
      stroke={rampColour(ramp, step)}
      strokeWidth={2 * RADIUS}
      strokeLinejoin="round"
    />
  ))
}

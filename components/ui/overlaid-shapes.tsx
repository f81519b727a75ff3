/** Two shapes over the same groups: the first as bars, the second as a line of steps over them. No axes; the numbers stand beside it. */
export function OverlaidShapes({
  shapes: [under, over],
  width = 96,
  height = 22,
}: {
  shapes: readonly [readonly number[], readonly number[]]
  width?: number
  height?: number
}) {
  const most = Math.max(...under, ...over, Number.MIN_VALUE)
  const step = width / Math.max(1, under.length)
  const top = (share: number) => (height - (share / most) * (height - 2)).toFixed(2)
  const bars = under.map(
    (share, i) => `M${(i * step).toFixed(2)},${height}V${top(share)}h${step.toFixed(2)}V${height}z`,
  )
  const line = over.map((share, i) => `${i === 0 ? 'M0,' : 'V'}${top(share)}H${((i + 1) * step).toFixed(2)}`)
  return (
    <svg width={width} height={height} style={{ display: 'block' }} aria-hidden>
      <path d={bars.join('')} fill="var(--rc-edge)" opacity={0.6} />
      <path d={line.join('')} fill="none" stroke="var(--rc-validation)" strokeWidth={1.5} />
    </svg>
  )
}

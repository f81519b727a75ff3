/** The shape of a column: bars from zero, no axes; the numbers stand beside it. */
export function MiniHistogram({
  counts,
  width = 84,
  height = 18,
}: {
  counts: readonly number[]
  width?: number
  height?: number
}) {
  const most = Math.max(1, ...counts)
  const step = width / Math.max(1, counts.length)
  const wide = step >= 3 ? step - 1 : step * 0.85
  const d = counts
    .map((count, i) => {
      const tall = count === 0 ? 0 : Math.max(1, (count / most) * (height - 1))
      return tall === 0
        ? ''
        : `M${(i * step).toFixed(2)},${height}v${-tall.toFixed(2)}h${wide.toFixed(2)}v${tall.toFixed(2)}z`
    })
    .join('')
  return (
    <svg width={width} height={height} style={{ display: 'block' }} aria-hidden>
      <path d={d} fill="var(--rc-edge)" opacity={0.75} />
    </svg>
  )
}

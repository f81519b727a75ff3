/** Both ends and the middle of the scale that a column of intervals shares. */
export function DomainHead({ domain: [low, high], width }: { domain: readonly [number, number]; width: number }) {
  return (
    <span className="row between num" style={{ width, maxWidth: '100%' }}>
      <span>{low.toFixed(2)}</span>
      <span>{((low + high) / 2).toFixed(2)}</span>
      <span>{high.toFixed(2)}</span>
    </span>
  )
}

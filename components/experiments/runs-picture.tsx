const ROWS = [
  { name: 'neural-1', error: '4.97', at: 268, curve: 'M0 0c10 14 22 17 64 19', mark: 'var(--rc-taxi)', opacity: 1 },
  { name: 'linear-1', error: '5.31', at: 305, curve: null, mark: null, opacity: 0.7 },
  { name: 'lookup-1', error: '5.82', at: 360, curve: null, mark: null, opacity: 0.4 },
] as const

const HEIGHT = 36

/** What the table of runs will look like, with what the three families reach on the green trips of 2023. */
export const RunsPicture = () => (
  <svg viewBox={`0 0 460 ${ROWS.length * HEIGHT}`} width="100%" style={{ maxWidth: 460 }} aria-hidden>
    {ROWS.map(({ name, error, at, curve, mark, opacity }, i) => (
      <g key={name} transform={`translate(0 ${i * HEIGHT})`} opacity={opacity} fontSize={13}>
        <rect x={4} y={10} width={16} height={16} rx={4} fill={mark ?? 'none'} stroke="var(--rc-edge)" />
        {mark && <path d="M8 18l3 3 6-6" fill="none" stroke="#1b1915" strokeWidth={1.75} />}
        <text x={34} y={23} fontWeight={550} fill="var(--rc-ink)">
          {name}
        </text>
        {curve ? (
          <path d={curve} transform="translate(124 8)" fill="none" stroke="var(--rc-ink-2)" strokeWidth={1.5} />
        ) : (
          <text x={124} y={23} fontSize={12} fill="var(--rc-ink-3)">
            one step
          </text>
        )}
        <path d="M232 18H392" stroke="var(--rc-line)" />
        <path
          d={`M${at - 12} 18h24M${at - 12} 14v8M${at + 12} 14v8`}
          stroke={mark ? 'var(--rc-ink)' : 'var(--rc-ink-2)'}
          strokeWidth={1.5}
        />
        <circle cx={at} cy={18} r={4} fill={mark ?? 'var(--rc-ink-2)'} stroke="var(--rc-ink)" />
        <text x={452} y={23} textAnchor="end" fontWeight={550} fill="var(--rc-ink)">
          {error}
        </text>
        <path d="M0 35.5H460" stroke="var(--rc-line)" />
      </g>
    ))}
  </svg>
)

const VERSIONS = [
  { name: 'v3', from: 'neural-1', error: '4.97', isChampion: true, opacity: 1 },
  { name: 'v2', from: 'linear-1', error: '5.31', isChampion: false, opacity: 0.7 },
  { name: 'v1', from: 'lookup-1', error: '5.82', isChampion: false, opacity: 0.4 },
] as const

const HEIGHT = 44

/** What a model's versions will look like. */
export const VersionsPicture = () => (
  <svg viewBox={`0 0 460 ${VERSIONS.length * HEIGHT}`} width="100%" style={{ maxWidth: 460 }} aria-hidden>
    <path d={`M16 22V${VERSIONS.length * HEIGHT - 22}`} stroke="var(--rc-line-strong)" strokeWidth={1.5} />
    {VERSIONS.map(({ name, from, error, isChampion, opacity }, i) => (
      <g key={name} transform={`translate(0 ${i * HEIGHT})`} fontSize={13}>
        <circle
          cx={16}
          cy={22}
          r={isChampion ? 7 : 5}
          fill={isChampion ? 'var(--rc-taxi)' : 'var(--rc-surface)'}
          stroke={isChampion ? 'var(--rc-ink)' : 'var(--rc-edge)'}
          strokeWidth={1.5}
        />
        <g opacity={opacity}>
          <text x={40} y={27} fontWeight={600} fill="var(--rc-ink)">
            {name}
          </text>
          {isChampion && (
            <>
              <rect x={70} y={11} width={72} height={22} rx={4} fill="var(--rc-taxi)" />
              <text x={106} y={26} fontSize={12} fontWeight={550} textAnchor="middle" fill="#1b1915">
                champion
              </text>
            </>
          )}
          <text x={190} y={27} fill="var(--rc-ink-3)">
            from {from}
          </text>
          <text x={452} y={27} textAnchor="end" fontWeight={550} fill="var(--rc-ink)">
            {error} min
          </text>
        </g>
      </g>
    ))}
  </svg>
)

const box = {
  width: '100%',
  height: 44,
  viewBox: '0 0 280 44',
  preserveAspectRatio: 'xMinYMid meet',
} as const

/** Rows of a file: most kept, some not. */
export const KeptAndRejected = () => (
  <svg {...box} aria-hidden>
    <rect y={16} width={226} height={12} rx={2} fill="var(--rc-ink)" />
    <rect x={229} y={16} width={24} height={12} rx={2} fill="none" stroke="var(--rc-bad)" />
    <path d="M231 27l10-10M238 27l10-10M245 27l7-7" stroke="var(--rc-bad)" />
  </svg>
)

/** A model's error beside the lookup table's, both with their intervals. */
export const ModelAndLookup = () => (
  <svg {...box} aria-hidden>
    <path d="M0 12H256M0 32H256" stroke="var(--rc-line)" />
    <path d="M186 12h36M186 8v8M222 8v8" stroke="var(--rc-baseline)" strokeWidth={1.5} />
    <circle cx={204} cy={12} r={4.5} fill="var(--rc-baseline)" />
    <path d="M62 32h36M62 28v8M98 28v8" stroke="var(--rc-ink)" strokeWidth={1.5} />
    <circle cx={80} cy={32} r={4.5} fill="var(--rc-taxi)" stroke="var(--rc-ink)" />
    <text x={230} y={16} fontSize={11} fill="var(--rc-ink-3)">
      lookup
    </text>
    <text x={106} y={36} fontSize={11} fill="var(--rc-ink-3)">
      model
    </text>
  </svg>
)

/** A request and its answer. */
export const Served = () => (
  <svg {...box} aria-hidden>
    <rect x={0.5} y={9.5} width={255} height={26} rx={4} fill="var(--rc-sunken)" stroke="var(--rc-line)" />
    <text
      x={10}
      y={27}
      fontSize={12}
      fill="var(--rc-ink-3)"
      style={{ fontFamily: 'var(--mantine-font-family-monospace)' }}
    >
      POST /predict
    </text>
    <text x={246} y={27} fontSize={13} fontWeight={600} textAnchor="end" fill="var(--rc-ink)">
      12 min 40 s
    </text>
  </svg>
)

/** Earlier rides to learn from, later ones to be judged by. */
export const EarlierAndLater = () => (
  <svg {...box} aria-hidden>
    <rect y={12} width={166} height={14} rx={2} fill="var(--rc-train)" opacity={0.35} />
    <rect x={169} y={12} width={87} height={14} rx={2} fill="var(--rc-validation)" />
    <text x={0} y={41} fontSize={11} fill="var(--rc-ink-3)">
      learns
    </text>
    <text x={169} y={41} fontSize={11} fill="var(--rc-ink-3)">
      is judged
    </text>
  </svg>
)

const STOPS = [
  { x: 6, name: 'v1' },
  { x: 96, name: 'v2' },
  { x: 186, name: 'v3' },
] as const

/** Versions on a line, the last of them live. */
export const Versions = () => (
  <svg {...box} aria-hidden>
    <path d="M6 14H186" stroke="var(--rc-line-strong)" strokeWidth={1.5} />
    {STOPS.map(({ x, name }, i) => {
      const isLive = i === STOPS.length - 1
      return (
        <g key={name}>
          <circle
            cx={x}
            cy={14}
            r={5}
            fill={isLive ? 'var(--rc-taxi)' : 'var(--rc-surface)'}
            stroke={isLive ? 'var(--rc-ink)' : 'var(--rc-edge)'}
            strokeWidth={1.5}
          />
          <text x={x - 5} y={38} fontSize={12} fontWeight={isLive ? 600 : 400} fill="var(--rc-ink)">
            {isLive ? `${name} live` : name}
          </text>
        </g>
      )
    })}
  </svg>
)

/** From one place to another, and the minutes between. */
export const PlaceToPlace = () => (
  <svg {...box} aria-hidden>
    <path d="M8 34Q70 -4 140 22" fill="none" stroke="var(--rc-ink)" strokeWidth={2} />
    <rect x={3} y={29} width={10} height={10} fill="var(--rc-surface)" stroke="var(--rc-ink)" strokeWidth={2} />
    <circle cx={140} cy={22} r={6} fill="var(--rc-taxi)" stroke="var(--rc-ink)" strokeWidth={2} />
    <text x={156} y={27} fontSize={13} fontWeight={600} fill="var(--rc-ink)">
      12 min 40 s
    </text>
  </svg>
)

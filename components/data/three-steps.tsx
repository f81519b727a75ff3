import classes from './data-empty.module.css'

const box = {
  width: '100%',
  height: 44,
  viewBox: '0 0 280 44',
  preserveAspectRatio: 'xMinYMid meet',
} as const

const KeptAndRejected = () => (
  <svg {...box} aria-hidden>
    <rect y={16} width={226} height={12} rx={2} fill="var(--rc-ink)" />
    <rect x={229} y={16} width={24} height={12} rx={2} fill="none" stroke="var(--rc-bad)" />
    <path d="M231 27l10-10M238 27l10-10M245 27l7-7" stroke="var(--rc-bad)" />
  </svg>
)

const ModelAndLookup = () => (
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

const Served = () => (
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

const STEPS = [
  {
    Picture: KeptAndRejected,
    title: 'See what is in the file',
    text: 'Rows kept and rejected, by reason. Durations, hours, places. A few seconds.',
  },
  {
    Picture: ModelAndLookup,
    title: 'Learn whether ML pays',
    text: 'A median per route and hour is hard to beat. You get a verdict, and it may be “no”.',
  },
  {
    Picture: Served,
    title: 'Put it behind a URL',
    text: 'Train on this machine, deploy the winner, roll back in one click.',
  },
] as const

/** What happens next. */
export const ThreeSteps = () => (
  <ol className={classes.steps}>
    {STEPS.map(({ Picture, title, text }, i) => (
      <li key={title}>
        <Picture />
        <h2>
          {i + 1}. {title}
        </h2>
        <p className="ink3 sm">{text}</p>
      </li>
    ))}
  </ol>
)

import classes from './progress-bar.module.css'

interface ProgressBarProps {
  /** 0–1, or null where the whole is not known. */
  readonly share: number | null
  readonly label: string
  readonly thin?: boolean
}

/** Filled yellow; its last 12 px are a checker: the sign of live work. */
export function ProgressBar({ share, label, thin = false }: ProgressBarProps) {
  const percent = share === null ? null : Math.max(0, Math.min(100, share * 100))
  return (
    <div
      className={`${classes.track} ${thin ? classes.thin : ''} ${percent === null ? classes.unknown : ''}`}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      {...(percent === null ? {} : { 'aria-valuenow': Math.round(percent) })}
      style={{ '--at': `${percent ?? 100}%` }}
    >
      {/* Another element where the whole gets known: it must not slide there from the far end. */}
      <i key={percent === null ? 'unknown' : 'known'} />
      <b key={percent === null ? 'unknown tip' : 'known tip'} />
    </div>
  )
}

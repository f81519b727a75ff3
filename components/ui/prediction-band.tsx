import { formatMetric } from './format-number'
import type { Identity } from './identity'
import classes from './prediction-band.module.css'

interface PredictionBandProps {
  readonly minutes: number
  /** Null where the model gives no interval: then the mark alone. */
  readonly interval: { readonly low: number; readonly high: number; readonly level: number } | null
  /** End of the scale, which begins at zero and is the same for every variant shown. */
  readonly max: number
  readonly identity: Identity
}

/** A band from low to high and a mark at the estimate. */
export function PredictionBand({ minutes, interval, max, identity }: PredictionBandProps) {
  const at = (value: number) => `${Math.min(100, (value / max) * 100)}%`
  const said = interval
    ? `, ${Math.round(interval.level * 100)} % interval ${formatMetric(interval.low)} to ${formatMetric(interval.high)}`
    : ''
  return (
    <div className={classes.scale} role="img" aria-label={`${formatMetric(minutes)} minutes${said}`}>
      {interval && (
        <div
          className={classes.band}
          style={{
            left: at(interval.low),
            width: at(interval.high - interval.low),
            background: identity.fill ?? identity.colour,
            opacity: identity.fill ? 0.5 : 0.22,
          }}
        />
      )}
      <div className={classes.mark} style={{ left: at(minutes), background: identity.colour }} />
    </div>
  )
}

'use client'
import type { Identity } from './identity'
import classes from './legend.module.css'

interface LegendItem {
  readonly key: string
  readonly name: string
  readonly identity: Identity
  readonly band?: boolean
}

interface LegendProps {
  readonly items: readonly LegendItem[]
  /** Keys of series that are not shown. */
  readonly hidden?: ReadonlySet<string>
  /** Where given, the legend filters. */
  readonly onToggle?: (key: string) => void
}

/** What the marks mean; a press hides or shows the series. */
export function Legend({ items, hidden, onToggle }: LegendProps) {
  return (
    <span className={classes.legend}>
      {items.map((item) =>
        onToggle ? (
          <button
            key={item.key}
            type="button"
            className={classes.item}
            aria-pressed={!hidden?.has(item.key)}
            onClick={() => onToggle(item.key)}
          >
            <Stroke item={item} />
            <span className="ell">{item.name}</span>
          </button>
        ) : (
          <span key={item.key} className={classes.item}>
            <Stroke item={item} />
            <span className="ell">{item.name}</span>
          </span>
        ),
      )}
    </span>
  )
}

function Stroke({ item: { identity, band } }: { readonly item: LegendItem }) {
  const { colour, fill, cased, dash } = identity
  return (
    <svg width={16} height={10} aria-hidden>
      {band && <rect width={16} height={10} fill={fill ?? colour} opacity={cased ? 0.3 : 0.18} />}
      {cased && <line x1={1} x2={15} y1={5} y2={5} stroke="var(--rc-champion-case)" strokeWidth={4.5} />}
      <line
        x1={0}
        x2={16}
        y1={5}
        y2={5}
        stroke={cased ? (fill ?? colour) : colour}
        strokeWidth={2.25}
        strokeDasharray={dash}
      />
    </svg>
  )
}

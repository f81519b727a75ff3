'use client'
import { type ReactNode, useEffect, useRef } from 'react'
import { aliasChip, Chip, DishonestChip } from './chip'
import { Unit } from './stat-tile'
import classes from './version-timeline.module.css'

export interface TimelineVersion {
  readonly key: string
  readonly name: string
  readonly aliases: readonly string[]
  /** Answers now. */
  readonly isLive?: boolean
  /** False: its figure is that of a model that looked at what is known later. */
  readonly honest?: boolean
  readonly figure: { readonly value: string; readonly unit: string; readonly interval: string | null } | null
  readonly note: ReactNode
  /** Roll back stands beside the version that it returns to. */
  readonly act?: ReactNode
}

/** Dots on a line, oldest first, seen from its newest end; the live one filled, the champion yellow with an ink edge. On a phone it is vertical, newest first. */
export function VersionTimeline({ versions }: { readonly versions: readonly TimelineVersion[] }) {
  const line = useRef<HTMLOListElement>(null)
  const count = versions.length
  useEffect(() => {
    const stops = line.current
    if (!stops || count === 0) return
    const sized = new ResizeObserver(() => stops.scrollTo({ left: stops.scrollWidth }))
    sized.observe(stops)
    return () => sized.disconnect()
  }, [count])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: where it scrolls, the keyboard must be able to
    <ol className={classes.line} ref={line} tabIndex={0} aria-label="Versions, oldest first">
      {versions.map((version) => {
        const kind = version.aliases.includes('champion')
          ? classes.champion
          : version.aliases.includes('challenger')
            ? classes.challenger
            : ''
        return (
          <li key={version.key} className={`${classes.stop} ${version.isLive ? classes.live : ''} ${kind}`}>
            <div className={classes.track} aria-hidden>
              <i />
            </div>
            <div className="row wrap gap4">
              <span className="bb">{version.name}</span>
              {version.isLive && (
                <Chip kind="good">
                  <i className="dot good" aria-hidden />
                  live
                </Chip>
              )}
              {version.aliases.map((alias) => (
                <Chip key={alias} kind={aliasChip(alias)}>
                  {alias}
                </Chip>
              ))}
            </div>
            {version.figure && (
              <div className="num">
                {version.figure.value}
                <Unit>{version.figure.unit}</Unit>
                {version.honest === false && <DishonestChip />}
                {version.figure.interval && <span className="xs ink3"> {version.figure.interval}</span>}
              </div>
            )}
            <div className="xs ink3">{version.note}</div>
            {version.act}
          </li>
        )
      })}
    </ol>
  )
}

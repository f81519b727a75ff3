'use client'
import { type KeyboardEvent, memo, useMemo, useState } from 'react'
import { RAMP_STEPS, rampColour } from '@/components/theme/ramps'
import { ClassLegend } from '@/components/ui/class-legend'
import { layoutWords, placeWords } from '@/lib/places/layout-words'
import { zoneName } from '@/lib/places/place-name'
import { drawZones, type MapZone, pathOf } from '@/lib/places/zone-map'
import type { ZoneSet } from '@/lib/places/zone-set'
import { formatMetric } from '@/lib/shared/format-number'
import { sayCount } from '@/lib/shared/say-count'
import type { PlaceFigure } from '@/lib/trips/profile'
import { classOf, countClasses } from './count-classes'
import classes from './pickup-map.module.css'
import { inOrderOf, type PlaceMeasure, placeValue } from './place-figures'

interface PickupMapProps {
  readonly places: readonly PlaceFigure[]
  readonly measure: PlaceMeasure
  /** Placed on the ground or on a travel-time map. */
  readonly zoneSet: ZoneSet | null
  /** Zones that the rides are chosen by: outlined. */
  readonly chosen: readonly number[]
  readonly onChoose: (zone: number) => void
}

const SIDE = 252

/**
 * Zones drawn around their points, coloured in classes of about as many zones each. Pointing at one names it, a press chooses it; the arrow
 * keys go through the zones in the order of what is shown. Nothing where no points are known.
 */
export function PickupMap({ places, measure, zoneSet, chosen, onChoose }: PickupMapProps) {
  const map = useMemo(() => (zoneSet ? drawZones(zoneSet.zones, SIDE, SIDE) : null), [zoneSet])
  const [at, setAt] = useState<number | null>(null)
  const figures = useMemo(() => new Map(places.map((place) => [place.zone, place])), [places])
  const order = useMemo(() => {
    const drawn = new Set(map?.zones.map(({ id }) => id))
    return inOrderOf(measure, places).filter(({ zone }) => drawn.has(zone))
  }, [map, measure, places])
  const limits = useMemo(
    () =>
      countClasses(
        places.flatMap((place) => placeValue(measure, place) ?? []).map((value) => Math.round(value)),
        RAMP_STEPS,
      ),
    [places, measure],
  )
  const colours = useMemo(() => {
    const colour = (place: PlaceFigure) => {
      const value = placeValue(measure, place)
      return value === null
        ? 'var(--rc-map-land)'
        : rampColour('count', stepOf(classOf(Math.round(value), limits), limits))
    }
    return new Map(places.map((place) => [place.zone, colour(place)]))
  }, [places, measure, limits])
  if (!map || !zoneSet) return null
  const words = layoutWords(zoneSet.layout)
  const { many } = placeWords(zoneSet.layout)

  const onKeyDown = (event: KeyboardEvent) => {
    const rank = order.findIndex(({ zone }) => zone === at)
    const next = moveRank(rank, event.key, order.length)
    if (next !== null) {
      event.preventDefault()
      setAt(order[next]?.zone ?? null)
    } else if (event.key === 'Enter' && at !== null && figures.has(at)) onChoose(at)
    else if (event.key === 'Escape') setAt(null)
  }
  return (
    <div style={{ maxWidth: SIDE * 1.2 }}>
      <svg
        viewBox={`0 0 ${SIDE} ${SIDE}`}
        width="100%"
        className={classes.map}
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys go through the places
        tabIndex={0}
        aria-roledescription="map"
        aria-label={`${words ? `${words}. ` : ''}Map of ${many} by ${measure === 'count' ? 'trips' : 'median duration'}. Arrow keys go through them, the most first; Enter keeps to the rides of one. The table beside it has the numbers.`}
        onKeyDown={onKeyDown}
        onPointerLeave={() => setAt(null)}
        onBlur={() => setAt(null)}
        onPointerMove={(event) => setAt(idOf(event.target))}
        onClick={(event) => {
          const zone = idOf(event.target)
          if (zone !== null && figures.has(zone)) onChoose(zone)
        }}
      >
        <Zones zones={map.zones} colours={colours} />
        {map.zones.map((zone) =>
          zone.id === at || chosen.includes(zone.id) ? (
            <path
              key={zone.id}
              d={pathOf(zone)}
              fill="none"
              stroke="var(--rc-ink)"
              strokeWidth={1.5}
              pointerEvents="none"
            />
          ) : null,
        )}
      </svg>
      <p className={`sm ink3 num ${classes.said}`} aria-live="polite">
        {at === null ? (words ?? 'Point at a zone, or press one to keep to its rides.') : readOut(at)}
      </p>
      <div style={{ marginTop: 4 }}>
        <ClassLegend
          ramp="count"
          unit={measure === 'count' ? 'trips' : 'min'}
          limits={limits}
          stepOf={(index) => stepOf(index, limits)}
        />
      </div>
    </div>
  )

  function readOut(zone: number): string {
    const place = figures.get(zone)
    const name = zoneName(zoneSet, zone)
    if (!place) return `${name}: no trips`
    const median = place.median === undefined ? '' : `, median ${formatMetric(place.median / 60)} min`
    return `${name}: ${sayCount(place.rows, 'trip')}${median}`
  }
}

/** Drawn once for each colouring: a map has hundreds of outlines, and pointing at one changes none of them. */
const Zones = memo(function Zones({
  zones,
  colours,
}: {
  readonly zones: readonly MapZone[]
  readonly colours: ReadonlyMap<number, string>
}) {
  return zones.map((zone) => (
    <path
      key={zone.id}
      data-zone={zone.id}
      d={pathOf(zone)}
      fillRule="evenodd"
      fill={colours.get(zone.id) ?? 'var(--rc-map-land)'}
      stroke="var(--rc-map-line)"
      strokeWidth={0.6}
      className={colours.has(zone.id) ? classes.zone : ''}
    />
  ))
})

const stepOf = (index: number, limits: readonly number[]): number =>
  Math.round((index / Math.max(1, limits.length - 1)) * (RAMP_STEPS - 1))

function idOf(target: EventTarget): number | null {
  const id = target instanceof SVGPathElement ? target.dataset.zone : undefined
  return id === undefined ? null : Number(id)
}

/** The rank that a key leads to; null where the key is not the map's. */
function moveRank(from: number, key: string, count: number): number | null {
  if (count === 0) return null
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  const step = key === 'ArrowRight' || key === 'ArrowDown' ? 1 : key === 'ArrowLeft' || key === 'ArrowUp' ? -1 : 0
  return step === 0 ? null : Math.max(0, Math.min(count - 1, from + step))
}

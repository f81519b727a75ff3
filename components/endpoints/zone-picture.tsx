'use client'
import { type MouseEvent, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { type MapView, viewOf } from '@/lib/places/map-view'
import { encodeOutline } from '@/lib/places/outline'
import { drawZones, pathOf, type ZoneMap, zoneAt } from '@/lib/places/zone-map'
import type { DraftPlace } from '@/lib/serving/playground'
import type { KnownZone, ModelInput } from '@/lib/serving/schema/endpoints'
import classes from './playground.module.css'

/** What the map is drawn in; the frame shows a part of it. */
const SIDE = 640

interface Props {
  readonly input: Pick<ModelInput, 'zones' | 'layout' | 'takesPoints'>
  readonly pickup: DraftPlace | null
  readonly dropoff: DraftPlace | null
  readonly onPick: (place: DraftPlace) => void
  /** All of the map, whatever is chosen. */
  readonly isWhole: boolean
}

/** Can the places be drawn at all? */
export const canDraw = (zones: readonly KnownZone[]): boolean =>
  zones.filter((zone) => zone.lat !== null && zone.lon !== null).length > 2

/**
 * The places a model knows as a map. A click picks the place, or the very point where the model looks at points; by keyboard one picks from the
 * two lists beside it, which say the same.
 */
export function ZonePicture({ input, pickup, dropoff, onPick, isWhole }: Props) {
  const [frame, shape] = useShape()
  const zones = useOutlines(input)
  const map = useMemo(
    () =>
      drawZones(
        zones.map((zone) => ({ ...zone, id: Number(zone.id) })),
        SIDE,
        SIDE,
      ),
    [zones],
  )
  const land = useMemo(() => (map === null ? null : landOf(map)), [map])
  const ground = useMemo(() => map?.zones.map((zone) => ({ id: zone.id, d: pathOf(zone) })) ?? [], [map])
  if (map === null || land === null) return null
  const spotOf = (place: DraftPlace | null): Spot | undefined =>
    typeof place === 'object' && place !== null
      ? map.toPixels(place.lat, place.lon)
      : map.zones.find((zone) => String(zone.id) === place)
  const [from, to] = [spotOf(pickup), spotOf(dropoff)]
  const view = viewOf(land, isWhole ? [] : [from, to].flatMap((spot) => spot ?? []), shape.width / shape.height)
  /** What a pixel of the screen is on the map: signs stay as large as they are. */
  const pixel = view.width / shape.width
  const pick = (event: MouseEvent<SVGSVGElement>) => {
    const onScreen = event.currentTarget.getScreenCTM()
    if (onScreen === null) return
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(onScreen.inverse())
    if (input.takesPoints === 'exactly') return onPick(toMetres(map.toDegrees(x, y)))
    const zone = zoneAt(map, x, y)
    if (zone !== null) onPick(String(zone))
  }
  return (
    <svg
      ref={frame}
      className={classes.map}
      viewBox={`${view.x} ${view.y} ${view.width} ${view.height}`}
      onClick={pick}
      aria-hidden="true"
    >
      {ground.map(({ id, d }) => (
        <path
          key={id}
          d={d}
          fillRule="evenodd"
          className={classes.ground}
          data-chosen={String(id) === pickup || String(id) === dropoff || undefined}
        />
      ))}
      {from && to && from !== to && <path className={classes.route} d={arc(from, to)} />}
      {to && <circle className={classes.to} cx={to.x} cy={to.y} r={5.5 * pixel} />}
      {from && (
        <rect
          className={classes.from}
          x={from.x - 5 * pixel}
          y={from.y - 5 * pixel}
          width={10 * pixel}
          height={10 * pixel}
        />
      )}
    </svg>
  )
}

/** How large the frame is on the screen. */
function useShape() {
  const frame = useRef<SVGSVGElement>(null)
  const [shape, setShape] = useState({ width: 264, height: 340 })
  useLayoutEffect(() => {
    const element = frame.current
    if (!element) return
    const measure = () => {
      const { width, height } = element.getBoundingClientRect()
      if (width > 0 && height > 0) setShape({ width, height })
    }
    measure()
    const watching = new ResizeObserver(measure)
    watching.observe(element)
    return () => watching.disconnect()
  }, [])
  return [frame, shape] as const
}

/** What is drawn of the zones; a few far outside fall off its edge. */
function landOf({ zones, width, height }: ZoneMap): MapView {
  let [left, top, right, bottom] = [width, height, 0, 0]
  for (const { rings } of zones)
    for (const ring of rings)
      for (let i = 0; i < ring.length; i += 2) {
        const [x, y] = [ring[i] as number, ring[i + 1] as number]
        left = Math.max(0, Math.min(left, x))
        right = Math.min(width, Math.max(right, x))
        top = Math.max(0, Math.min(top, y))
        bottom = Math.min(height, Math.max(bottom, y))
      }
  return { x: left, y: top, width: right - left, height: bottom - top }
}

/** Five decimals: about a metre. */
const toMetres = ({ lat, lon }: { readonly lat: number; readonly lon: number }) => ({
  lat: Math.round(lat * 1e5) / 1e5,
  lon: Math.round(lon * 1e5) / 1e5,
})

/** The zones with the outlines of H3 cells, which come with no model: their names say them, once the grid has been fetched. */
function useOutlines({ zones, layout }: Props['input']): readonly KnownZone[] {
  const [cells, setCells] = useState<readonly KnownZone[] | null>(null)
  const isCells = layout.kind === 'h3'
  useEffect(() => {
    if (!isCells) return
    let isOver = false
    // Without the grid the cells are drawn around their centres, which is nearly the same.
    void import('@/lib/places/hex-grid')
      .then(({ hexGrid }) => {
        const outlined = zones.map((zone) =>
          zone.name === null ? zone : { ...zone, outline: encodeOutline([hexGrid.ringOf(zone.name)]) },
        )
        if (!isOver) setCells(outlined)
      })
      .catch(() => undefined)
    return () => {
      isOver = true
    }
  }, [isCells, zones])
  return isCells ? (cells ?? zones) : zones
}

type Spot = { readonly x: number; readonly y: number }

/** A bow to the right of the way, a sixth of its length high. */
function arc(from: Spot, to: Spot): string {
  const bendX = (from.x + to.x) / 2 - (to.y - from.y) / 6
  const bendY = (from.y + to.y) / 2 + (to.x - from.x) / 6
  return `M${from.x},${from.y}Q${bendX},${bendY} ${to.x},${to.y}`
}

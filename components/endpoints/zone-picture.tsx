'use client'
import { type MouseEvent, useEffect, useMemo, useState } from 'react'
import { encodeOutline } from '@/lib/places/outline'
import { drawZones, pathOf, zoneAt } from '@/lib/places/zone-map'
import type { DraftPlace } from '@/lib/serving/playground'
import type { KnownZone, ModelInput } from '@/lib/serving/schema/endpoints'
import classes from './playground.module.css'

const WIDTH = 264
const HEIGHT = 340

interface Props {
  readonly input: Pick<ModelInput, 'zones' | 'layout' | 'takesPoints'>
  readonly pickup: DraftPlace | null
  readonly dropoff: DraftPlace | null
  readonly onPick: (place: DraftPlace) => void
}

/** Can the places be drawn at all? */
export const canDraw = (zones: readonly KnownZone[]): boolean =>
  zones.filter((zone) => zone.lat !== null && zone.lon !== null).length > 2

/**
 * The places a model knows as a map. A click picks the place, or the very point where the model looks at points; by keyboard one picks from the
 * two lists beside it, which say the same.
 */
export function ZonePicture({ input, pickup, dropoff, onPick }: Props) {
  const zones = useOutlines(input)
  const map = useMemo(
    () =>
      drawZones(
        zones.map((zone) => ({ ...zone, id: Number(zone.id) })),
        WIDTH,
        HEIGHT,
      ),
    [zones],
  )
  const ground = useMemo(() => map?.zones.map((zone) => ({ id: zone.id, d: pathOf(zone) })) ?? [], [map])
  if (map === null) return null
  const spotOf = (place: DraftPlace | null): Spot | undefined =>
    typeof place === 'object' && place !== null
      ? map.toPixels(place.lat, place.lon)
      : map.zones.find((zone) => String(zone.id) === place)
  const [from, to] = [spotOf(pickup), spotOf(dropoff)]
  const pick = (event: MouseEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    const scale = Math.min(box.width / WIDTH, box.height / HEIGHT)
    const x = (event.clientX - box.left - (box.width - WIDTH * scale) / 2) / scale
    const y = (event.clientY - box.top - (box.height - HEIGHT * scale) / 2) / scale
    if (input.takesPoints === 'exactly') return onPick(toMetres(map.toDegrees(x, y)))
    const zone = zoneAt(map, x, y)
    if (zone !== null) onPick(String(zone))
  }
  return (
    <svg className={classes.map} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} onClick={pick} aria-hidden="true">
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
      {to && <circle className={classes.to} cx={to.x} cy={to.y} r={5} />}
      {from && <rect className={classes.from} x={from.x - 4.5} y={from.y - 4.5} width={9} height={9} />}
    </svg>
  )
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

'use client'
import { type MouseEvent, useMemo } from 'react'
import { drawZones, pathOf, zoneAt } from '@/lib/places/zone-map'
import type { KnownZone } from '@/lib/serving/schema/endpoints'
import classes from './playground.module.css'

const WIDTH = 264
const HEIGHT = 340

interface Props {
  readonly zones: readonly KnownZone[]
  readonly pickup: string | null
  readonly dropoff: string | null
  readonly onPick: (zone: string) => void
}

/** Can the places be drawn at all? */
export const canDraw = (zones: readonly KnownZone[]): boolean =>
  zones.filter((zone) => zone.lat !== null && zone.lon !== null).length > 2

/** The places a model knows as a map. A click picks; by keyboard one picks from the two lists beside it, which say the same. */
export function ZonePicture({ zones, pickup, dropoff, onPick }: Props) {
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
  const from = map.zones.find((zone) => String(zone.id) === pickup)
  const to = map.zones.find((zone) => String(zone.id) === dropoff)
  const pick = (event: MouseEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    const scale = Math.min(box.width / WIDTH, box.height / HEIGHT)
    const x = (event.clientX - box.left - (box.width - WIDTH * scale) / 2) / scale
    const y = (event.clientY - box.top - (box.height - HEIGHT * scale) / 2) / scale
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
          data-chosen={id === from?.id || id === to?.id || undefined}
        />
      ))}
      {from && to && from !== to && <path className={classes.route} d={arc(from, to)} />}
      {to && <circle className={classes.to} cx={to.x} cy={to.y} r={5} />}
      {from && <rect className={classes.from} x={from.x - 4.5} y={from.y - 4.5} width={9} height={9} />}
    </svg>
  )
}

type Spot = { readonly x: number; readonly y: number }

/** A bow to the right of the way, a sixth of its length high. */
function arc(from: Spot, to: Spot): string {
  const bendX = (from.x + to.x) / 2 - (to.y - from.y) / 6
  const bendY = (from.y + to.y) / 2 + (to.x - from.x) / 6
  return `M${from.x},${from.y}Q${bendX},${bendY} ${to.x},${to.y}`
}

import { FEWEST_RIDES } from '@/lib/features/fitted-features'
import type { Artefact } from '@/lib/models/artefact'
import { countParameters } from '@/lib/models/model-body'
import { formatCount } from '@/lib/shared/format-number'
import { formatLocalDate } from '@/lib/shared/local-time'

/** One kind of thing in an artefact, with how many there are of it. */
interface LeavingItem {
  readonly what: string
  readonly count: number | null
  readonly detail: string
}

/** What an upload of a model takes out of the browser. */
export interface WhatLeaves {
  readonly bytes: number
  readonly items: readonly LeavingItem[]
  /** Fewest rides behind any pair whose figures are in the file; null where it holds no pairs. */
  readonly fewestRides: number | null
}

/**
 * Tells what an artefact of `bytes` holds, counted in the artefact itself: learnt numbers, vocabularies, aggregates, synthetic rides and
 * facts of the training. Rides of the files are not in it.
 */
export function whatLeaves(artefact: Artefact, bytes: number): WhatLeaves {
  const { features, body, golden, data, settings } = artefact
  const { tables, zoneSet, pickupZones, dropoffZones, pairKeys } = features
  const places = zoneSet?.zones ?? []
  const named = places.filter((zone) => zone.name !== null).length
  const placed = places.filter((zone) => zone.lat !== null).length
  const items: LeavingItem[] = [
    { what: 'learnt numbers', count: countParameters(body), detail: `weights of the ${body.kind} model` },
    {
      what: 'zone ids',
      count: new Set([...pickupZones, ...dropoffZones]).size,
      detail: `${pickupZones.length} as pickup, ${dropoffZones.length} as drop-off; zones with fewer than ${FEWEST_RIDES} rides share one`,
    },
    ...(places.length === 0
      ? []
      : [
          {
            what: 'places',
            count: places.length,
            detail: `of the zone set “${zoneSet?.name}”: ${named} names, ${placed} points`,
          },
        ]),
    {
      what: 'pair aggregates',
      count: pairKeys.length,
      detail: `each a ride count, a mean duration and a typical distance over at least ${FEWEST_RIDES} rides`,
    },
    ...(body.kind === 'pair-hour-lookup'
      ? [
          {
            what: 'pair × hour-band cells',
            count: body.cellKeys.length,
            detail: `each a mean over at least ${FEWEST_RIDES} rides`,
          },
        ]
      : []),
    { what: 'hours of the week', count: tables.pace.length, detail: 'how slow each is, over all pairs' },
    {
      what: 'synthetic rides',
      count: golden.rides.rows,
      detail: 'drawn from the vocabulary with a seed, to prove that the model arrived whole',
    },
    {
      what: 'facts of the training',
      count: null,
      detail: `features, ${Object.keys(settings).length} settings, seed, ${formatCount(data.trainingRides)} rides as a count, dates from ${formatLocalDate(data.split.from)} to ${formatLocalDate(data.split.to - 1)}, fingerprint of the data, metrics`,
    },
  ]
  const counts = tables.pairCount.filter((count) => count > 0)
  return { bytes, items, fewestRides: counts.length === 0 ? null : counts.reduce((a, b) => Math.min(a, b)) }
}

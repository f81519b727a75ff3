import { FEWEST_RIDES } from '@/lib/features/fitted-features'
import type { Artefact } from '@/lib/models/artefact'
import { type SectionName, sectionsOf } from '@/lib/models/encode-artefact'
import type { Manifest } from '@/lib/models/manifest'
import type { ModelBody } from '@/lib/models/model-body'
import type { Zone, ZoneSet } from '@/lib/places/zone-set'
import { formatLocalDate } from '@/lib/shared/local-time'
import { sayCount } from '@/lib/shared/say-count'

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

/** How the arrays of a file are spoken of: each belongs to one of these. */
const SPOKEN_OF = ['weights', 'zones', 'pairs', 'cells', 'hours', 'scales', 'synthetic'] as const
type SpokenOf = (typeof SPOKEN_OF)[number]

/** Layers and members are numbered: one name stands for all. */
type Numbered = 'body.layers' | 'body.members'

/** A new section has no place in the list, and does not compile, before it has one here. */
const GROUP_OF: { readonly [Name in Exclude<SectionName, `${Numbered}.${string}`> | Numbered]: SpokenOf } = {
  'features.pickupZones': 'zones',
  'features.dropoffZones': 'zones',
  'features.pickupCount': 'zones',
  'features.pickupMean': 'zones',
  'features.pickupKm': 'zones',
  'features.dropoffCount': 'zones',
  'features.dropoffMean': 'zones',
  'features.dropoffKm': 'zones',
  'features.pairKeys': 'pairs',
  'features.pairCount': 'pairs',
  'features.pairMean': 'pairs',
  'features.pairKm': 'pairs',
  'features.pace': 'hours',
  'features.centre': 'scales',
  'features.scale': 'scales',
  'body.pickupEffect': 'weights',
  'body.dropoffEffect': 'weights',
  'body.pairEffect': 'weights',
  'body.bandFactor': 'weights',
  'body.cellKeys': 'cells',
  'body.cellEffect': 'cells',
  'body.weights': 'weights',
  'body.pickup': 'weights',
  'body.dropoff': 'weights',
  'body.roots': 'weights',
  'body.column': 'weights',
  'body.threshold': 'weights',
  'body.left': 'weights',
  'body.missingLeft': 'weights',
  'body.value': 'weights',
  'body.rides': 'weights',
  'body.gain': 'weights',
  'body.pickupBin': 'weights',
  'body.dropoffBin': 'weights',
  'body.sets': 'weights',
  'body.layers': 'weights',
  'body.members': 'weights',
  'intervals.knots': 'scales',
  'intervals.spread': 'scales',
  'intervals.ends': 'scales',
  'golden.pickupAt': 'synthetic',
  'golden.pickupZone': 'synthetic',
  'golden.dropoffZone': 'synthetic',
  'golden.distanceKm': 'synthetic',
  'golden.fare': 'synthetic',
  'golden.points': 'synthetic',
  'golden.minutes': 'synthetic',
}

type NameInTable = keyof typeof GROUP_OF

/** Which part of the list speaks of a section. */
export const groupOf = (name: SectionName): SpokenOf =>
  GROUP_OF[(/^body\.(?:layers|members)(?=\.)/.exec(name)?.[0] ?? name) as NameInTable]

/** The words for each part of the manifest that is no array; null where an item of its own, or its arrays, speak of it. */
const FACTS: { readonly [Key in keyof Manifest]: ((artefact: Artefact) => string) | null } = {
  format: null,
  ridecast: ({ ridecast }) => `Ridecast ${ridecast}`,
  seed: () => 'the seed',
  settings: ({ settings }) => `${Object.keys(settings).length} settings`,
  data: ({ data: { split, trainingRides, rules } }) =>
    [
      `${sayCount(trainingRides, 'ride')} as a count`,
      `dates from ${formatLocalDate(split.from)} to ${formatLocalDate(split.to - 1)}`,
      ...(rules ? ['the rules that rides were kept by'] : []),
      'a fingerprint of the data and whether it was simulated',
    ].join(', '),
  features: () =>
    'names of the features, days of the training, mean duration and distance of all rides and how metered follows straight distance',
  range: ({ range }) => `the shortest and longest prediction (${range.low} to ${range.high} min)`,
  body: ({ body }) => `the family (${body.kind}) and its shape`,
  intervals: null,
  metrics: ({ metrics }) => (metrics === null ? 'no metrics' : 'metrics of validation'),
  sections: null,
}

/**
 * Tells what an artefact of `bytes` holds, counted in the very arrays that are written to the file: learnt numbers, vocabularies,
 * aggregates, synthetic rides and facts of the training. Rides of the files are not in it.
 */
export function whatLeaves(artefact: Artefact, bytes: number): WhatLeaves {
  const { features, golden } = artefact
  const { tables, zoneSet, pickupZones, dropoffZones, pairKeys } = features
  const places = zoneSet?.zones ?? []
  const numbers = new Map<SpokenOf, number>()
  for (const { name, data } of sectionsOf(artefact))
    numbers.set(groupOf(name), (numbers.get(groupOf(name)) ?? 0) + data.length)
  const zones = new Set([...pickupZones, ...dropoffZones])

  const words: { readonly [Group in SpokenOf]: LeavingItem } = {
    weights: {
      what: 'learnt numbers',
      count: (numbers.get('weights') ?? 0) + numbersBeside(artefact.body),
      detail: `weights of the ${artefact.body.kind} model`,
    },
    zones: {
      what: 'zones',
      count: zones.size,
      detail: `${pickupZones.length} as pickup, ${dropoffZones.length} as drop-off: each its id, a ride count, a mean duration and a mean distance; zones with fewer than ${FEWEST_RIDES} rides share one`,
    },
    pairs: {
      what: 'pairs of zones',
      count: pairKeys.length,
      detail: `each a ride count, a mean duration and a typical distance (to 0.1 km) over at least ${FEWEST_RIDES} rides`,
    },
    cells: {
      what: 'pair × hour-band cells',
      count: (numbers.get('cells') ?? 0) / 2,
      detail: `each a mean over at least ${FEWEST_RIDES} rides`,
    },
    hours: { what: 'hours of the week', count: tables.pace.length, detail: 'how slow each is, over all pairs' },
    scales: {
      what: 'scales of features',
      count: (numbers.get('scales') ?? 0) / 2,
      detail: 'each a mean and a standard deviation over all training rides',
    },
    synthetic: {
      what: 'synthetic rides',
      count: golden.rides.rows,
      detail: 'drawn from the vocabulary with a seed, and their predictions, to prove that the model arrived whole',
    },
  }
  const items = SPOKEN_OF.filter((group) => group === 'weights' || (numbers.get(group) ?? 0) > 0).map(
    (group) => words[group],
  )
  const facts = Object.values(FACTS).flatMap((tell) => (tell === null ? [] : [tell(artefact)]))
  const counts = tables.pairCount.filter((count) => count > 0)
  return {
    bytes,
    items: [
      ...items,
      ...(zoneSet === null
        ? []
        : [
            {
              what: 'places',
              count: places.length,
              detail: sayPlaces(zoneSet),
            },
          ]),
      { what: 'facts of the training', count: null, detail: facts.join('; ') },
    ],
    fewestRides: counts.length === 0 ? null : counts.reduce((a, b) => Math.min(a, b)),
  }
}

/** Which things of a zone set are in the file. Outlines of H3 cells are not: their indices say them. */
function sayPlaces({ name, zones, layout }: ZoneSet): string {
  const having = (what: keyof Zone) => zones.filter((zone) => (zone[what] ?? null) !== null).length
  const outlines = layout.kind === 'h3' ? 0 : having('outline')
  const told = `of the zone set “${name}”: ${having('name')} names, ${having('borough')} boroughs, ${having('lat')} points`
  const more = outlines === 0 ? '' : `, ${outlines} outlines for drawing`
  switch (layout.kind) {
    case 'ground':
      return told + more
    case 'h3':
      return `${told}, as cells of the H3 grid, resolution ${layout.resolution}`
    case 'travel-time':
      return `${told}; the points are computed from the ${layout.of}s of rides on pairs of at least ${FEWEST_RIDES}, not geography`
  }
}

/** Learnt numbers that stand in the manifest, not in an array. */
function numbersBeside(body: ModelBody): number {
  switch (body.kind) {
    case 'neural':
      return 2
    case 'blend':
      return body.members.reduce((sum, member) => sum + numbersBeside(member), body.weights.length)
    default:
      return 1
  }
}

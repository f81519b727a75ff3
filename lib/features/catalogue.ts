/** Every feature a model may be given. The order is the order of the columns. */

export type FeatureGroup = 'places' | 'time' | 'past rides' | 'known later'

export interface Feature {
  readonly label: string
  readonly group: FeatureGroup
  readonly description: string
  /** Of its columns before they are standardised; null where it has none. */
  readonly unit: string | null
  /** False for what is only known when the ride is over: a model that uses it is not honest at pickup. */
  readonly knownAtPickup: boolean
  /** True where it needs coordinates of zones: without them it is left out. */
  readonly needsPoints: boolean
  /** The dense columns it adds. Zones as such add none: they are categories, embedded or one-hot. */
  readonly columns: readonly string[]
}

const atPickup = { knownAtPickup: true, needsPoints: false } as const
const placed = { knownAtPickup: true, needsPoints: true } as const
const later = { knownAtPickup: false, needsPoints: false } as const

export const FEATURES = {
  'pickup-zone': {
    label: 'Pickup zone',
    group: 'places',
    description: 'The zone as a category of its own; zones with fewer than 5 rides share one.',
    unit: null,
    columns: [],
    ...atPickup,
  },
  'dropoff-zone': {
    label: 'Drop-off zone',
    group: 'places',
    description: 'The zone as a category of its own; zones with fewer than 5 rides share one.',
    unit: null,
    columns: [],
    ...atPickup,
  },
  'pickup-point': {
    label: 'Pickup point',
    group: 'places',
    description: "Coordinates of the pickup: the ride's own where its file has them, else its zone's interior point.",
    unit: '°',
    columns: ['pickupLat', 'pickupLon'],
    ...placed,
  },
  'dropoff-point': {
    label: 'Drop-off point',
    group: 'places',
    description: "Coordinates of the drop-off: the ride's own where its file has them, else its zone's interior point.",
    unit: '°',
    columns: ['dropoffLat', 'dropoffLon'],
    ...placed,
  },
  'straight-distance': {
    label: 'Straight distance',
    group: 'places',
    description: 'Great-circle distance between the two points, and its logarithm.',
    unit: 'km',
    columns: ['straightKm', 'straightLogKm'],
    ...placed,
  },
  bearing: {
    label: 'Bearing',
    group: 'places',
    description: 'Direction from pickup to drop-off, as sine and cosine.',
    unit: null,
    columns: ['bearingSin', 'bearingCos'],
    ...placed,
  },
  'travel-time-map': {
    label: 'Travel-time map',
    group: 'places',
    description:
      'Where no coordinates are known: positions of zones computed from the training rides, not geography. Points, straight distance and bearing are then taken on that map.',
    unit: null,
    columns: [],
    ...atPickup,
  },
  hour: {
    label: 'Hour',
    group: 'time',
    description: 'Time of day with its minutes, as a value and on the circle of 24 and of 12 hours.',
    unit: 'h',
    columns: ['hour', 'hourSin', 'hourCos', 'halfDaySin', 'halfDayCos'],
    ...atPickup,
  },
  weekday: {
    label: 'Weekday',
    group: 'time',
    description: 'Day of the week as a value (Monday 0), on the circle of 7 days, and whether it is a weekend.',
    unit: 'd',
    columns: ['weekday', 'weekdaySin', 'weekdayCos', 'weekend'],
    ...atPickup,
  },
  'hour-of-week': {
    label: 'Hour of week',
    group: 'time',
    description:
      'Hour of the week as a value and on its circle, and the typical slowness of that hour in the training rows.',
    unit: 'h',
    columns: ['hourOfWeek', 'hourOfWeekSin', 'hourOfWeekCos', 'pace'],
    ...atPickup,
  },
  'pickup-history': {
    label: 'Pickup history',
    group: 'past rides',
    description: 'Smoothed mean duration and log count of past rides from the pickup zone.',
    unit: 'min',
    columns: ['pickupMean', 'pickupLogCount'],
    ...atPickup,
  },
  'dropoff-history': {
    label: 'Drop-off history',
    group: 'past rides',
    description: 'Smoothed mean duration and log count of past rides to the drop-off zone.',
    unit: 'min',
    columns: ['dropoffMean', 'dropoffLogCount'],
    ...atPickup,
  },
  'pair-history': {
    label: 'Pair history',
    group: 'past rides',
    description:
      'Smoothed mean duration and log count of past rides on the pair, and that mean at the pace of the hour of week.',
    unit: 'min',
    columns: ['pairMean', 'pairLogCount', 'pairAtHour'],
    ...atPickup,
  },
  'typical-distance': {
    label: 'Typical distance',
    group: 'past rides',
    description:
      "Mean of the middle half of past rides' metered distances on the pair, to 0.1 km: known before the ride, unlike the ride's own.",
    unit: 'km',
    columns: ['typicalKm', 'typicalLogKm'],
    ...atPickup,
  },
  'metered-distance': {
    label: 'Metered distance',
    group: 'known later',
    description: "The ride's own metered distance. Known only when the ride is over.",
    unit: 'km',
    columns: ['meteredKm', 'meteredLogKm'],
    ...later,
  },
  fare: {
    label: 'Fare',
    group: 'known later',
    description: "The ride's own fare. Known only when the ride is over.",
    unit: 'currency',
    columns: ['fare'],
    ...later,
  },
} as const satisfies Readonly<Record<string, Feature>>

export type FeatureName = keyof typeof FEATURES

export const FEATURE_NAMES = Object.keys(FEATURES) as readonly FeatureName[]

/** Everything that is known at pickup. */
export const DEFAULT_FEATURES: readonly FeatureName[] = FEATURE_NAMES.filter((name) => FEATURES[name].knownAtPickup)

export const isFeatureName = (text: string): text is FeatureName => Object.hasOwn(FEATURES, text)

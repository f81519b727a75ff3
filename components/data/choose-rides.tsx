'use client'
import { Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { DateInput } from '@/components/ui/date-input'
import type { ZoneSet } from '@/lib/places/zone-set'
import type { Dataset } from '@/lib/trips/dataset'
import { dateOfDay, filterOf, filterQuery, filters, type TripFilter } from '@/lib/trips/trip-filter'
import { unknownIdsOf } from '@/lib/trips/unknown-places'
import { sayFilter } from './filter-words'
import { MOST_NAME } from './make-datasets'
import { MakeDialog } from './make-dialog'
import { placeChoices } from './place-figures'

interface ChooseRidesProps {
  readonly dataset: Dataset
  readonly zoneSet: ZoneSet | null
  /** What is chosen to begin with. */
  readonly filter: TripFilter
  readonly onClose: () => void
}

/** A new dataset of some of the rides: those of some days, or between some places. */
export function ChooseRides({ dataset, zoneSet, filter: first, onClose }: ChooseRidesProps) {
  const unknown = unknownIdsOf(dataset.files)
  const [query, setQuery] = useState(() => filterQuery(first))
  const [name, setName] = useState<string | null>(null)
  const filter = filterOf({ get: (key) => (key in query ? (query[key as keyof typeof query] ?? null) : null) })
  const usual = `${dataset.name}, ${sayFilter(filter, { zoneSet, unknown })}`.slice(0, MOST_NAME)
  const shown = name ?? usual
  const day = (key: 'since' | 'until', label: string) => (
    <DateInput
      type="date"
      label={label}
      value={query[key] ?? ''}
      onChange={(event) => setQuery({ ...query, [key]: event.currentTarget.value || null })}
    />
  )
  const place = (key: 'pickup' | 'dropoff', label: string, places: Dataset['profile']['topPickups']) => (
    <Select
      label={label}
      placeholder="anywhere"
      data={placeChoices({ places, unknown, zoneSet })}
      value={query[key]}
      searchable
      clearable
      limit={50}
      onChange={(value) => setQuery({ ...query, [key]: value })}
    />
  )
  return (
    <MakeDialog
      title={`Choose rides of ${dataset.name}`}
      act="Make dataset"
      requests={
        filters(filter) && shown.trim() !== ''
          ? [{ act: 'filtered', of: dataset.id, filter, name: shown.trim() }]
          : null
      }
      onClose={onClose}
    >
      <p className="ink2">A dataset of its own: the rides that all of these choose.</p>
      <div className="row" style={{ alignItems: 'flex-start' }}>
        {day('since', 'First day')}
        {day('until', 'Last day')}
      </div>
      {place('pickup', 'Beginning in', dataset.profile.topPickups)}
      {place('dropoff', 'Ending in', dataset.profile.topDropoffs)}
      <TextInput
        label="Name"
        value={shown}
        maxLength={MOST_NAME}
        onChange={(event) => setName(event.currentTarget.value)}
      />
    </MakeDialog>
  )
}

interface SplitDatasetProps {
  readonly dataset: Dataset
  readonly onClose: () => void
}

const DAY = 86_400

/** Two datasets, before a day and from it on. */
export function SplitDataset({ dataset, onClose }: SplitDatasetProps) {
  const first = Math.floor(dataset.from / DAY)
  const last = Math.floor(dataset.to / DAY)
  const [date, setDate] = useState(dateOfDay(Math.ceil((first + last + 1) / 2)))
  const { fromDay: day } = filterOf({ get: (key) => (key === 'since' ? date : null) })
  const isWithin = day !== null && day > first && day <= last
  const part = (filter: Partial<TripFilter>, words: string) => ({
    act: 'filtered' as const,
    of: dataset.id,
    filter: { fromDay: null, toDay: null, pickupZone: null, dropoffZone: null, ...filter },
    name: `${dataset.name} ${words}`.slice(0, MOST_NAME),
  })
  return (
    <MakeDialog
      title={`Split ${dataset.name}`}
      act="Split"
      requests={
        isWithin
          ? [part({ toDay: day }, `before ${dateOfDay(day)}`), part({ fromDay: day }, `from ${dateOfDay(day)} on`)]
          : null
      }
      onClose={onClose}
    >
      <p className="ink2">Two datasets of its rides; {dataset.name} stays.</p>
      <DateInput
        type="date"
        label="First day of the second"
        min={dateOfDay(first + 1)}
        max={dateOfDay(last)}
        value={date}
        onChange={(event) => setDate(event.currentTarget.value)}
        error={isWithin ? null : `Choose a day from ${dateOfDay(first + 1)} to ${dateOfDay(last)}.`}
      />
    </MakeDialog>
  )
}

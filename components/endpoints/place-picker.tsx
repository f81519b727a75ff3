'use client'
import { Select } from '@mantine/core'
import { type SyntheticEvent, useMemo } from 'react'
import { cellIndex } from '@/lib/places/place-name'
import { type DraftPlace, placeLabel, pointLabel } from '@/lib/serving/playground'
import type { KnownZone } from '@/lib/serving/schema/endpoints'
import classes from './playground.module.css'

interface Props {
  readonly label: string
  readonly zones: readonly KnownZone[]
  readonly value: DraftPlace | null
  readonly onChange: (zone: DraftPlace | null) => void
  readonly mark: 'pickup' | 'dropoff'
}

/** Stands in the list for a point that was chosen on the map. */
const POINT = 'point'

const selectWords = (event: SyntheticEvent<HTMLInputElement>) => event.currentTarget.select()

/** A searchable list of the places a model knows: by name, borough or number. A point chosen elsewhere is shown as such. */
export function PlacePicker({ label, zones, value, onChange, mark }: Props) {
  const options = useMemo(() => zones.map((zone) => ({ value: zone.id, label: placeLabel(zone) })), [zones])
  const point = typeof value === 'object' && value !== null ? [{ value: POINT, label: pointLabel(value) }] : []
  const byId = useMemo(() => new Map(zones.map((zone) => [zone.id, zone])), [zones])
  return (
    <Select
      aria-label={label}
      placeholder={label}
      data={[...point, ...options]}
      value={typeof value === 'object' && value !== null ? POINT : value}
      onChange={(chosen) => chosen !== POINT && onChange(chosen)}
      searchable
      // What is typed next takes the chosen place's, so that it searches.
      onFocus={selectWords}
      onClick={selectWords}
      selectFirstOptionOnChange
      allowDeselect={false}
      nothingFoundMessage="No such place"
      maxDropdownHeight={280}
      limit={300}
      filter={({ options: all, search }) => {
        const wanted = search.trim().toLowerCase()
        return all.filter((option) => {
          if (!('value' in option)) return false
          const zone = byId.get(option.value)
          return (
            option.label.toLowerCase().includes(wanted) ||
            option.value === wanted ||
            zone?.name?.toLowerCase() === wanted ||
            (zone?.borough?.toLowerCase().startsWith(wanted) ?? false)
          )
        })
      }}
      renderOption={({ option }) => {
        const zone = byId.get(option.value)
        return (
          <span className={classes.option}>
            <span>{option.label}</span>
            <span className={classes.aside}>
              {[zone?.borough, (zone && cellIndex(zone)) ?? option.value].filter(Boolean).join(' · ')}
            </span>
          </span>
        )
      }}
      leftSection={<i className={mark === 'pickup' ? classes.pickupMark : classes.dropoffMark} aria-hidden />}
    />
  )
}

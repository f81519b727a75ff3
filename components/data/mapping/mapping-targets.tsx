import { useMemo } from 'react'
import type { OpenOrder } from '@/lib/trips/formats/date-order'
import { POINT_FIELDS } from '@/lib/trips/formats/wanted-fields'
import type { MappingStart } from '@/lib/trips/mapping/begin-mapping'
import { endColumnOf, hasPointsBeside, type MappingDraft, withColumn } from '@/lib/trips/mapping/mapping-draft'
import { type MappingTarget, TARGET_TITLES } from '@/lib/trips/mapping/mapping-target'
import { DateQuestion } from '../date-question'
import { ChoiceField } from './choice-field'
import { choosableColumns } from './choosable-columns'
import { ColumnField } from './column-field'
import { firstTime } from './first-time'
import classes from './mapping.module.css'
import { TargetRow } from './target-row'
import {
  DISTANCE_CHOICES,
  DURATION_CHOICES,
  END_CHOICES,
  LINE_CHOICE,
  ORDER_CHOICES,
  PLACE_CHOICES,
  POINTS_CHOICES,
  TIME_CHOICES,
} from './target-words'
import { whyOf } from './why-of'

interface MappingTargetsProps {
  readonly start: MappingStart
  readonly draft: MappingDraft
  /** Not null where a person must say whether the day or the month comes first: then it is asked beside the times. */
  readonly openOrder: OpenOrder | null
  readonly onChange: (draft: MappingDraft) => void
}

const PLACE_FIELDS = {
  zone: { pickup: ['pickup'], dropoff: ['dropoff'] },
  name: { pickup: ['pickup'], dropoff: ['dropoff'] },
  point: { pickup: ['pickupLat', 'pickupLon'], dropoff: ['dropoffLat', 'dropoffLon'] },
} as const

/** What is read of a ride, each with the column that it is read from and why that one. */
export function MappingTargets({ start, draft, openOrder, onChange }: MappingTargetsProps) {
  const end = endColumnOf(draft)
  const columns = useMemo(() => choosableColumns(start.header), [start.header])
  const places = draft.places === 'polyline' ? null : PLACE_FIELDS[draft.places]
  const isApart = draft.time === 'apart'
  const ended: readonly MappingTarget[] = isApart && end === 'dropoffAt' ? ['dropoffDate', 'dropoffAt'] : [end]
  const column = (target: MappingTarget, isNeeded = true, none?: string) => (
    <ColumnField
      key={target}
      label={`Column of the ${TARGET_TITLES[target]}`}
      columns={columns}
      value={draft.columns[target] ?? null}
      isNeeded={isNeeded}
      {...(none === undefined ? {} : { none })}
      onChange={(name) => onChange(withColumn(draft, target, name))}
    />
  )
  const evidence = (targets: readonly MappingTarget[], isNeeded = true) => ({
    ...whyOf(start, draft, targets),
    isMissing: isNeeded && targets.some((target) => draft.columns[target] === undefined),
  })
  const hasChoice = draft.places === 'zone' || draft.places === 'name'
  const beside = hasPointsBeside(draft)
  const setEnd = (by: MappingDraft['end']) => {
    const leaves = by !== 'polyline' && draft.places === 'polyline'
    onChange({ ...draft, end: by, places: by === 'polyline' ? 'polyline' : leaves ? 'point' : draft.places })
  }
  const optional = (target: 'passengers' | 'fare' | 'rideId', title: string) => (
    <TargetRow title={title} {...evidence([target], false)}>
      {column(target, false)}
    </TargetRow>
  )
  return (
    <ul className={classes.targets} aria-label="What is read of each ride">
      <TargetRow title="Pickup time" {...evidence(isApart ? ['pickupDate', 'pickupAt'] : ['pickupAt'])}>
        {isApart && column('pickupDate')}
        {column('pickupAt')}
        <ChoiceField
          label="Form of the times"
          choices={TIME_CHOICES}
          value={draft.time}
          onChange={(time) => onChange({ ...draft, time })}
        />
        {openOrder && (
          <div className={classes.question}>
            <DateQuestion
              examples={[
                {
                  name: `“${draft.columns[isApart ? 'pickupDate' : 'pickupAt']}”`,
                  text: firstTime(start, draft),
                  mixed: openOrder.mixed,
                },
              ]}
              value={draft.dateOrder}
              onChange={(dateOrder) => onChange({ ...draft, dateOrder })}
            />
          </div>
        )}
        {!openOrder && (draft.time === 'local' || isApart) && (
          <ChoiceField
            label="Order of dates"
            choices={ORDER_CHOICES}
            value={draft.dateOrder ?? 'auto'}
            onChange={(order) => onChange({ ...draft, dateOrder: order === 'auto' ? null : order })}
          />
        )}
      </TargetRow>
      <TargetRow title="End of the ride" {...evidence(ended)} isMissing={draft.columns[end] === undefined}>
        <ChoiceField label="What tells the end of the ride" choices={END_CHOICES} value={draft.end} onChange={setEnd} />
        {ended.length > 1 && column('dropoffDate', false, 'same day or next')}
        {column(end)}
        {draft.end === 'duration' && (
          <ChoiceField
            label="Unit of the duration"
            choices={DURATION_CHOICES}
            value={draft.durationUnit}
            onChange={(durationUnit) => onChange({ ...draft, durationUnit })}
          />
        )}
      </TargetRow>
      <TargetRow title="Places" {...evidence([])} isMissing={false}>
        <ChoiceField
          label="What tells the places"
          choices={draft.end === 'polyline' ? [...PLACE_CHOICES, LINE_CHOICE] : PLACE_CHOICES}
          value={draft.places}
          onChange={(by) => onChange({ ...draft, places: by })}
        />
      </TargetRow>
      {places && (
        <>
          <TargetRow title="Pickup place" {...evidence(places.pickup)}>
            {places.pickup.map((target) => column(target))}
          </TargetRow>
          <TargetRow title="Drop-off place" {...evidence(places.dropoff)}>
            {places.dropoff.map((target) => column(target))}
          </TargetRow>
        </>
      )}
      {hasChoice && (
        <TargetRow title="Coordinates" {...evidence(beside ? POINT_FIELDS : [])}>
          <ChoiceField
            label="What coordinates beside the places are"
            choices={POINTS_CHOICES}
            value={draft.points}
            onChange={(points) => onChange({ ...draft, points })}
          />
          {beside && POINT_FIELDS.map((target) => column(target))}
        </TargetRow>
      )}
      <TargetRow title="Distance" {...evidence(['distance'], false)}>
        {column('distance', false)}
        {draft.columns.distance !== undefined && (
          <ChoiceField
            label="Unit of the distance"
            choices={DISTANCE_CHOICES}
            value={draft.distanceUnit}
            onChange={(distanceUnit) => onChange({ ...draft, distanceUnit })}
          />
        )}
      </TargetRow>
      {optional('passengers', 'Passengers')}
      {optional('fare', 'Fare')}
      {optional('rideId', 'Ride id')}
    </ul>
  )
}

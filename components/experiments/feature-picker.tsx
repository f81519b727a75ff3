'use client'
import { Checkbox } from '@mantine/core'
import { whyOff } from '@/lib/experiments/presets'
import { FEATURE_NAMES, FEATURES, type FeatureGroup, type FeatureName } from '@/lib/features/catalogue'
import type { ZoneSet } from '@/lib/places/zone-set'
import classes from './new-run-page.module.css'

const GROUPS: readonly { readonly group: FeatureGroup; readonly title: string }[] = [
  { group: 'places', title: 'Places, known at pickup' },
  { group: 'time', title: 'Time, known at pickup' },
  { group: 'past rides', title: 'Past rides, known at pickup' },
  { group: 'known later', title: 'Known only when the ride is over' },
]

interface Props {
  readonly features: ReadonlySet<FeatureName>
  readonly zoneSet: ZoneSet | null
  readonly onChange: (features: ReadonlySet<FeatureName>) => void
}

/** Every feature with what it is. What is off says why; what is known later can be had, with its price said. */
export function FeaturePicker({ features, zoneSet, onChange }: Props) {
  const toggle = (name: FeatureName) => {
    const next = new Set(features)
    if (!next.delete(name)) next.add(name)
    onChange(next)
  }
  return (
    <div className={classes.groups}>
      {GROUPS.map(({ group, title }) => (
        <fieldset key={group} className={classes.group}>
          <legend>{title}</legend>
          {FEATURE_NAMES.filter((name) => FEATURES[name].group === group).map((name) => {
            const feature = FEATURES[name]
            const why = whyOff(name, zoneSet, features.has('travel-time-map'))
            const isImpossible = why !== null && feature.knownAtPickup
            return (
              <Checkbox
                key={name}
                className={classes.feature ?? ''}
                size="sm"
                label={feature.label}
                description={isImpossible ? why : why && !features.has(name) ? why : feature.description}
                checked={features.has(name) && !isImpossible}
                disabled={isImpossible}
                onChange={() => toggle(name)}
              />
            )
          })}
        </fieldset>
      ))}
    </div>
  )
}

import { MOST_JUDGED } from '@/lib/features/ride-limits'
import { FAMILIES } from '@/lib/models/families/all'
import { FAMILY_NAMES } from '@/lib/models/family-name'
import type { Command } from './command'
import { MAX_MINUTES } from './read-trip-files'
import { READING_OPTIONS } from './reading-options'
import { WORKSPACE } from './workspace'

/** What every command that trains is told: which rides, which family, where to. */
export const TRAINING_OPTIONS = {
  train: { value: 'FILES', help: 'Trip files to learn from.', many: true },
  valid: { value: 'FILES', help: 'Trip files of a later time to judge by.', many: true },
  test: { value: 'FILES', help: 'Trip files of a still later time, judged once more.', many: true },
  family: { value: 'F', help: FAMILY_NAMES.join(', ') },
  set: { value: 'KEY=VALUE', help: 'A setting of the family; may be repeated.', many: true },
  features: { value: 'NAMES', help: 'Features by name (default: all that are known at pickup).', many: true },
  seed: { value: 'N', help: 'The same seed gives the same artefact, bit for bit (default 7).' },
  rides: {
    value: 'N',
    help: 'Rides to learn from at most: of every day the same share, drawn with the seed (default: all).',
  },
  'judged-rides': {
    value: 'N',
    help: `Rides of each judging period at most, the same for every seed (default: all; the app takes ${MOST_JUDGED}).`,
  },
  places: {
    value: 'FILES',
    help: 'Points CSV, lookup CSV, GeoJSON or TopoJSON of the zones, or several of them.',
    many: true,
  },
  out: { value: 'FILE', help: 'Where to write the artefact.' },
  ...READING_OPTIONS,
  'max-minutes': MAX_MINUTES,
  workspace: WORKSPACE,
} as const satisfies Command['options']

/** The settings of every family, with what they are for. */
export const SETTINGS_NOTES: readonly string[] = FAMILY_NAMES.flatMap((name) => {
  const { fields } = FAMILIES[name]
  return fields.length === 0
    ? []
    : [
        `Settings of ${name}:`,
        ...fields.map((field) => `  ${field.name}=${field.default}  ${field.title}. ${field.description}`),
      ]
})

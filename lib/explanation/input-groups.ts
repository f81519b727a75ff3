import type { FeatureSpec } from '@/lib/features/feature-spec'
import type { InputGroup } from './permutation-importance'
import { INPUT_LABELS, inputsOf } from './ride-input'

/** What is exchanged together: both places of a ride (and so its distance), both halves of its time, then each input alone. */
export const inputGroups = (spec: FeatureSpec): readonly InputGroup[] => [
  { key: 'places', label: 'Both places, and so the distance', inputs: ['pickup', 'dropoff'] },
  { key: 'when', label: 'Time and weekday', inputs: ['time', 'weekday'] },
  ...inputsOf(spec).map((input) => ({ key: input, label: INPUT_LABELS[input], inputs: [input] })),
]

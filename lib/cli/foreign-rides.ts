import { formatShare } from '@/lib/shared/format-number'

/** Of rides of the model's own city hardly any share this large is on pairs that it has never seen. */
const MOST_UNSEEN = 0.5

/** A warning that a model was asked about rides of another city, or whose zone ids mean other places; nothing where it has seen their like. */
export const foreignLines = (unseenPairs: number, rides: number): readonly string[] =>
  unseenPairs <= MOST_UNSEEN * rides
    ? []
    : [
        `  ${formatShare(unseenPairs / rides)} of these rides are between places that hardly any training ride joined: are they of the same city, and do their zone ids mean the same places?`,
      ]

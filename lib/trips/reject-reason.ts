/** Why a row of a trip file is not used, in the order in which they are tested: a row is counted under the first that applies. */
export const REJECT_REASONS = [
  'stray-quote',
  'wrong-field-count',
  'unreadable-time',
  'bad-number',
  'bad-zone',
  'bad-point',
  'dropoff-not-after-pickup',
  'under-minimum',
  'over-maximum',
  'stray-month',
  'repeated-ride',
] as const

export type RejectReason = (typeof REJECT_REASONS)[number]

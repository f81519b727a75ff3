import { formatPercentFigure } from '@/lib/shared/format-number'
import type { QualityReport } from '@/lib/trips/quality-report'
import { REJECT_REASONS } from '@/lib/trips/reject-reason'
import { sayRows } from './say-rows'

/** Rows for a program: `read === kept + sum(rejected)`. */
export const rowsJson = ({ read, kept, rejected }: QualityReport) => ({ read, kept, rejected })

/** Rows for a person. */
export function qualityLines(quality: QualityReport): readonly string[] {
  const { read, kept, rejected } = quality
  const reasons = REJECT_REASONS.filter((reason) => rejected[reason] > 0)
  return [
    `${sayRows(read)} read, ${kept} kept (${formatPercentFigure(read === 0 ? 0 : kept / read)} %)`,
    ...reasons.map((reason) => `  ${String(rejected[reason]).padStart(9)}  ${reason}`),
  ]
}

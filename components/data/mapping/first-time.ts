import type { MappingStart } from '@/lib/trips/mapping/begin-mapping'
import type { MappingDraft } from '@/lib/trips/mapping/mapping-draft'
import { joinClock } from '@/lib/trips/time-texts'

/** The first pickup time that the file has, as it is written; "" where there is none. */
export function firstTime(
  { header, examples }: Pick<MappingStart, 'header' | 'examples'>,
  { columns, time }: Pick<MappingDraft, 'columns' | 'time'>,
): string {
  const textOf = (column = '') => examples[header.indexOf(column)]?.[0] ?? ''
  return time === 'apart' ? joinClock(textOf(columns.pickupDate), textOf(columns.pickupAt)) : textOf(columns.pickupAt)
}

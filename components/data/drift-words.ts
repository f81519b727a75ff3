import type { ColumnDrift, Effect, Middle, Movement } from '@/lib/monitoring/column-drift'
import type { DatasetDrift } from '@/lib/monitoring/dataset-drift'
import { formatCount, formatFixed, formatShare } from '@/lib/shared/format-number'

/** What is said of a column's movement, and the sign before it. */
const MOVEMENT: Readonly<Record<Movement, { readonly sign: string; readonly word: string }>> = {
  'moved-much': { sign: '▲▲', word: 'moved much' },
  moved: { sign: '▲', word: 'moved' },
  unsure: { sign: '?', word: 'cannot tell' },
  steady: { sign: '≈', word: 'steady' },
}

/** "0.12 (0.08 to 0.17)"; without bounds, that there are too few days. */
export const sayEffect = ({ value, bounds }: Effect): string =>
  bounds === null
    ? formatFixed(value, 2)
    : `${formatFixed(value, 2)} (${formatFixed(bounds[0], 2)} to ${formatFixed(bounds[1], 2)})`

/** "13.50", "1"; "12 to 13" where only the bin is known; "–" where there is none. */
export function sayMiddle(middle: Middle | null): string {
  if (middle === null) return '–'
  const figure = (value: number) => (Number.isInteger(value) ? formatCount(value) : formatFixed(value, 2))
  return middle.from === middle.to ? figure(middle.from) : `${figure(middle.from)} to ${figure(middle.to)}`
}

/** What a distance is counted in. */
export const MEASURE = { wasserstein: 'standard deviations', 'jensen-shannon': 'Jensen–Shannon' } as const

export const sayMissing = ({ missing }: Pick<ColumnDrift, 'missing'>): string =>
  missing.map((share) => formatShare(share)).join(' → ')

/** How far a column moved and what else there is to say of it, where its columns have no room. */
export const sayInOneLine = (column: Pick<ColumnDrift, 'distance' | 'measure' | 'medians' | 'missing'>): string =>
  [
    `moved by ${sayEffect(column.distance)} in ${MEASURE[column.measure]}`,
    column.medians[0] && `median ${sayMiddle(column.medians[0])} → ${sayMiddle(column.medians[1])}`,
    column.missing.some((share) => share > 0) && `missing ${sayMissing(column)}`,
  ]
    .filter(Boolean)
    .join(' · ')

const hasMoved = (movement: Movement): boolean => movement === 'moved' || movement === 'moved-much'

/** The word for a column: how its values moved, and whether they are missing more or less often. */
export function sayMovement({ movement, missing, gaps }: Pick<ColumnDrift, 'movement' | 'missing' | 'gaps'>): string {
  if (!hasMoved(gaps.movement)) return MOVEMENT[movement].word
  const often = missing[1] > missing[0] ? 'missing more often' : 'missing less often'
  return hasMoved(movement) ? `${MOVEMENT[movement].word}, and ${often}` : often
}

export const signOf = ({ movement, gaps }: Pick<ColumnDrift, 'movement' | 'gaps'>): string =>
  MOVEMENT[hasMoved(gaps.movement) && !hasMoved(movement) ? gaps.movement : movement].sign

/** A column whose values stayed and are there more or less often is told as that. */
const listed = (columns: readonly ColumnDrift[]): string => {
  const titles = columns.map((column, i) => {
    const title = i === 0 ? column.title : column.title.toLowerCase()
    return hasMoved(column.gaps.movement) && !hasMoved(column.movement) ? `${title} (${sayMovement(column)})` : title
  })
  return titles.length < 2 ? (titles[0] ?? '') : `${titles.slice(0, -1).join(', ')} and ${titles.at(-1)}`
}

const isUnsure = ({ movement, gaps }: ColumnDrift): boolean => [movement, gaps.movement].includes('unsure')

const lowered = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1)

/** The finding and what belongs to it, for the head of the page. */
export function driftVerdict(drift: DatasetDrift): { readonly finding: string; readonly rest: string } {
  const moved = drift.columns.filter(({ movement, gaps }) => hasMoved(movement) || hasMoved(gaps.movement))
  const unsure = drift.columns.filter((column) => !moved.includes(column) && isUnsure(column))
  const { share } = drift.unseenPickups
  const unseen = share >= 0.001 ? ` ${formatShare(share)} of the rides begin in places unseen before.` : ''
  const open = unsure.length === 0 ? '' : ` Of ${unsure.length} more it cannot be told.`
  if (moved.length === 0)
    return unsure.length > 0
      ? { finding: 'It cannot be told whether anything moved', rest: `: ${listed(unsure)} may have.${unseen}` }
      : { finding: 'Nothing moved', rest: ` in any of the ${drift.columns.length} columns.${unseen}` }
  const much = moved.filter(({ movement, gaps }) => [movement, gaps.movement].includes('moved-much'))
  const less = moved.filter((column) => !much.includes(column))
  const which =
    much.length === 0 || less.length === 0 ? listed(moved) : `${listed(much)} much, ${lowered(listed(less))} less`
  return {
    finding: `${moved.length} of ${drift.columns.length} columns moved`,
    rest: `: ${which}.${open}${unseen}`,
  }
}

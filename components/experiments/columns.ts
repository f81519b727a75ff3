import type { FigureTable } from '@/components/ui/table-csv'
import { METRIC_KEYS } from '@/lib/evaluation/metric-set'
import type { Run } from '@/lib/experiments/run'
import type { SortKey } from '@/lib/experiments/sort-runs'
import { formatBytes } from '@/lib/shared/format-number'
import { formatSeconds } from '@/lib/shared/format-time'
import { METRICS, metricText } from './metrics'

export const COLUMN_KEYS = ['family', 'curve', ...METRIC_KEYS, 'dataset', 'seed', 'seconds', 'size', 'created'] as const
export type ColumnKey = (typeof COLUMN_KEYS)[number]

export const DEFAULT_COLUMNS: readonly ColumnKey[] = [
  'family',
  'curve',
  'rmse',
  'mae',
  'within5',
  'seconds',
  'size',
  'created',
]

/** What fits a phone beside the name. */
export const NARROW_COLUMNS: readonly ColumnKey[] = ['rmse', 'created']

export interface Column {
  readonly key: ColumnKey
  /** With its unit. */
  readonly title: string
  readonly width: number
  readonly isNumber: boolean
  readonly sort: SortKey | null
}

const text = (key: ColumnKey, title: string, width: number, sort: SortKey | null = null): Column => ({
  key,
  title,
  width,
  isNumber: false,
  sort,
})
const number = (key: ColumnKey, title: string, width: number, sort: SortKey | null = null): Column => ({
  key,
  title,
  width,
  isNumber: true,
  sort,
})

export const COLUMNS: Readonly<Record<ColumnKey, Column>> = {
  family: text('family', 'Family', 64, 'family'),
  curve: text('curve', 'Curve', 88),
  rmse: number('rmse', 'RMSE (min)', 196, 'rmse'),
  mae: number('mae', 'MAE (min)', 82, 'mae'),
  medianAe: number('medianAe', 'Median (min)', 104, 'medianAe'),
  bias: number('bias', 'Bias (min)', 88, 'bias'),
  r2: number('r2', 'R²', 68, 'r2'),
  within2: number('within2', '≤ 2 min (%)', 88, 'within2'),
  within5: number('within5', '≤ 5 min (%)', 88, 'within5'),
  dataset: text('dataset', 'Dataset', 160),
  seed: number('seed', 'Seed', 64),
  seconds: number('seconds', 'Training', 86, 'seconds'),
  size: number('size', 'Size', 66, 'size'),
  created: number('created', 'When', 64, 'created'),
}

/** Columns asked for by a link (`cols=mae,bias`), in the table's order; the default where it names none. */
export function readColumns(cols: string | null, otherwise = DEFAULT_COLUMNS): readonly ColumnKey[] {
  const asked = new Set(cols?.split(','))
  const known = COLUMN_KEYS.filter((key) => asked.has(key))
  return known.length > 0 ? known : otherwise
}

/** What a cell of a figure says; the curve, the family and the dataset are drawn by the table. */
export function cellText(run: Run, key: ColumnKey, now: number): string {
  const result = run.state.status === 'finished' ? run.state.result : null
  switch (key) {
    case 'seed':
      return String(run.recipe.seed)
    case 'created':
      return whenText(run.createdAt, now)
    case 'seconds':
      return result ? formatSeconds(result.cost.seconds) : ''
    case 'size':
      return result ? formatBytes(result.artefactBytes) : ''
    case 'family':
    case 'curve':
    case 'dataset':
      return ''
    default:
      return result ? metricText(result.metrics.valid, key) : ''
  }
}

const DAY = 86_400_000

/** `14:02` today, `3 Feb` this year, `3 Feb 2023` before. */
export function whenText(at: number, now: number): string {
  const then = new Date(at)
  const today = new Date(now)
  if (now - at < DAY && then.getDate() === today.getDate())
    return then.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
  const year = then.getFullYear() === today.getFullYear() ? {} : ({ year: 'numeric' } as const)
  return then.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', ...year })
}

/** The runs shown, as a file: full precision, units in the heads. */
export function runsAsTable(runs: readonly Run[]): FigureTable {
  return {
    name: 'runs',
    columns: [
      'id',
      'name',
      'family',
      'state',
      'seed',
      ...METRICS.map(({ title, unit }) => (unit ? `${title} (${unit})` : title)),
      'rides',
      'honest at pickup',
      'training (s)',
      'size (bytes)',
      'tags',
    ],
    rows: runs.map((run) => {
      const result = run.state.status === 'finished' ? run.state.result : null
      return [
        run.id,
        run.name,
        run.recipe.family,
        run.state.status,
        run.recipe.seed,
        ...METRICS.map(({ key, unit }) => (result ? result.metrics.valid[key].value * (unit === '%' ? 100 : 1) : null)),
        result?.metrics.valid.n ?? null,
        result && (result.honestAtPickup ? 'yes' : 'no'),
        result?.cost.seconds ?? null,
        result?.artefactBytes ?? null,
        run.tags.join(' '),
      ]
    }),
  }
}

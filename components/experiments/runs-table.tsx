'use client'
import { Checkbox } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useWindowVirtualizer } from '@tanstack/react-virtual'
import Link from 'next/link'
import { useLayoutEffect, useRef, useState } from 'react'
import { Chip } from '@/components/ui/chip'
import { formatMetric } from '@/components/ui/format-number'
import { PLAIN } from '@/components/ui/identity'
import { MetricWhisker } from '@/components/ui/metric-whisker'
import { Sparkline } from '@/components/ui/sparkline'
import type { Run } from '@/lib/experiments/run'
import { metricsOf, type RunOrder, type SortKey } from '@/lib/experiments/sort-runs'
import { whiskerDomain } from '@/lib/experiments/whisker-domain'
import type { Registry } from '@/lib/registry/registry-store'
import type { DatasetId, RunId } from '@/lib/shared/ids'
import { COLUMNS, type ColumnKey, cellText } from './columns'
import { FAMILY_SHORT } from './family-names'
import { badgesOf, identityOf, type Role } from './role'
import { BadgeChips, HonestyChips } from './run-chips'
import classes from './runs-table.module.css'
import { useCurves } from './use-curves'

const ROW = 36

interface Props {
  readonly runs: readonly Run[]
  readonly columns: readonly ColumnKey[]
  readonly order: RunOrder
  readonly onSort: (by: SortKey) => void
  readonly roles: ReadonlyMap<RunId, Role>
  readonly onToggle: (id: RunId) => void
  readonly onToggleAll: () => void
  readonly registry: Registry
  readonly datasetNames: ReadonlyMap<DatasetId, string>
  readonly simulated: ReadonlySet<DatasetId>
  readonly now: number
}

/** Runs, one to a row; only the rows in view exist, so that ten thousand scroll like ten. */
export function RunsTable(props: Props) {
  const { runs, columns, order, onSort, roles, registry } = props
  const frame = useRef<HTMLDivElement>(null)
  const [top, setTop] = useState(0)
  // The table moves down when a run starts above it, so its place is measured after each rendering.
  useLayoutEffect(() => {
    const box = frame.current?.getBoundingClientRect()
    if (box) setTop(Math.round(box.top + window.scrollY))
  })
  const virtual = useWindowVirtualizer({
    count: runs.length,
    estimateSize: () => ROW,
    overscan: 12,
    scrollMargin: top + ROW,
    initialRect: { width: 1280, height: 800 },
  })
  const items = virtual.getVirtualItems()
  const shown = items.flatMap((item) => runs[item.index] ?? [])
  const curves = useCurves(shown.map((run) => run.id))
  const domain = whiskerDomain(runs.flatMap((run) => metricsOf(run)?.rmse ?? []))
  const before = (items[0]?.start ?? 0) - (items.length > 0 ? virtual.options.scrollMargin : 0)
  const after = runs.length * ROW - before - shown.length * ROW
  const selected = runs.filter((run) => roles.has(run.id)).length
  const width = 36 + 200 + columns.reduce((sum, key) => sum + COLUMNS[key].width, 0)

  return (
    <div className={classes.frame} ref={frame}>
      <table className={classes.table} style={{ minWidth: width }} aria-rowcount={runs.length + 1}>
        <colgroup>
          <col style={{ width: 36 }} />
          <col />
          {columns.map((key) => (
            <col key={key} style={{ width: COLUMNS[key].width }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            <th className={classes.select}>
              <Checkbox
                size="xs"
                aria-label={selected === runs.length ? 'Select none' : 'Select all'}
                checked={selected > 0 && selected === runs.length}
                indeterminate={selected > 0 && selected < runs.length}
                onChange={props.onToggleAll}
              />
            </th>
            <SortableHead title="Run" by="name" order={order} onSort={onSort} />
            {columns.map((key) => {
              const { title, sort, isNumber } = COLUMNS[key]
              return (
                <SortableHead key={key} title={title} by={sort} order={order} onSort={onSort} isNumber={isNumber}>
                  {key === 'rmse' && (
                    <span className={classes.domain} title="The scale of the intervals below (min)">
                      <span>{domain[0].toFixed(2)}</span>
                      <span>{domain[1].toFixed(2)}</span>
                    </span>
                  )}
                </SortableHead>
              )
            })}
          </tr>
        </thead>
        <tbody>
          {before > 0 && <Spacer height={before} span={columns.length + 2} />}
          {shown.map((run, i) => (
            <Row
              key={run.id}
              {...props}
              run={run}
              index={items[i]?.index ?? i}
              role={roles.get(run.id) ?? null}
              badges={badgesOf(run, registry)}
              curve={curves.get(run.id) ?? null}
              domain={domain}
            />
          ))}
          {after > 0 && <Spacer height={after} span={columns.length + 2} />}
        </tbody>
      </table>
    </div>
  )
}

function SortableHead(props: {
  title: string
  by: SortKey | null
  order: RunOrder
  onSort: (by: SortKey) => void
  isNumber?: boolean
  children?: React.ReactNode
}) {
  const { title, by, order, onSort, isNumber, children } = props
  const isSorted = by !== null && order.by === by
  const Arrow = order.descending ? IconArrowDown : IconArrowUp
  return (
    <th
      className={isNumber ? classes.number : undefined}
      aria-sort={isSorted ? (order.descending ? 'descending' : 'ascending') : undefined}
    >
      <span className={children ? classes.rmse : undefined}>
        {children}
        {by === null ? (
          title
        ) : (
          <button type="button" className={classes.sort} onClick={() => onSort(by)}>
            {title}
            {isSorted && <Arrow size={13} stroke={1.8} aria-hidden />}
          </button>
        )}
      </span>
    </th>
  )
}

const Spacer = ({ height, span }: { height: number; span: number }) => (
  <tr aria-hidden>
    <td colSpan={span} style={{ height, padding: 0, border: 0 }} />
  </tr>
)

interface RowProps extends Props {
  readonly run: Run
  readonly index: number
  readonly role: Role | null
  readonly badges: ReturnType<typeof badgesOf>
  readonly curve: readonly number[] | null
  readonly domain: readonly [number, number]
}

function Row({ run, index, role, badges, curve, domain, columns, onToggle, datasetNames, simulated, now }: RowProps) {
  const paint = role && identityOf(role)
  const metrics = metricsOf(run)
  return (
    <tr data-row data-selected={role ? '' : undefined} aria-rowindex={index + 2}>
      <td className={classes.select}>
        <Checkbox
          size="xs"
          aria-label={`Select ${run.name}`}
          checked={role !== null}
          color={paint?.fill ?? paint?.colour ?? 'ink'}
          iconColor={paint?.fill ? '#1B1915' : 'var(--rc-surface)'}
          onChange={() => onToggle(run.id)}
        />
      </td>
      <td>
        <span className={classes.name}>
          <Link href={`/experiments/run?id=${encodeURIComponent(run.id)}`} title={run.name}>
            {run.name}
          </Link>
          <BadgeChips badges={badges} />
          <HonestyChips run={run} simulated={simulated.has(run.recipe.datasetId)} />
          {run.tags.map((tag) => (
            <Chip key={tag} kind="quiet">
              {tag}
            </Chip>
          ))}
          {run.state.status !== 'finished' && (
            <Chip kind={run.state.status === 'failed' ? 'bad' : 'quiet'}>{run.state.status}</Chip>
          )}
        </span>
      </td>
      {columns.map((key) => (
        <td key={key} className={COLUMNS[key].isNumber ? `${classes.number} num` : undefined}>
          {key === 'family' && <span className="ink2">{FAMILY_SHORT[run.recipe.family]}</span>}
          {key === 'dataset' && <span className="ink2">{datasetNames.get(run.recipe.datasetId) ?? 'removed'}</span>}
          {key === 'curve' &&
            (curve && curve.length > 1 ? (
              <Sparkline
                values={curve}
                width={72}
                height={20}
                strokeWidth={1.5}
                identity={paint ?? { colour: 'var(--rc-edge)' }}
              />
            ) : (
              <span className="ink3 sm">{curve ? 'none' : ''}</span>
            ))}
          {key === 'rmse' && metrics && (
            <span className={classes.metric}>
              <MetricWhisker metric={metrics.rmse} domain={domain} width={80} identity={paint ?? PLAIN} />
              <b>{formatMetric(metrics.rmse.value)}</b>
            </span>
          )}
          {key !== 'rmse' && (
            <span className={key === 'created' ? 'ink3' : key === 'seconds' || key === 'size' ? 'ink2' : undefined}>
              {cellText(run, key, now)}
            </span>
          )}
        </td>
      ))}
    </tr>
  )
}

'use client'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useWindowVirtualizer } from '@tanstack/react-virtual'
import Link from 'next/link'
import { memo, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { SweepChips } from '@/components/sweeps/sweep-chips'
import { Chip, DishonestChip, SimulatedChip } from '@/components/ui/chip'
import { PLAIN } from '@/components/ui/identity'
import { MetricWhisker } from '@/components/ui/metric-whisker'
import { Sparkline } from '@/components/ui/sparkline'
import { figureOf, tooFewToSay } from '@/lib/evaluation/enough-rides'
import { isHonest, isOfSimulated } from '@/lib/experiments/honesty'
import type { Run } from '@/lib/experiments/run'
import { metricsOf, type RunOrder, type SortKey } from '@/lib/experiments/sort-runs'
import { whiskerDomain } from '@/lib/experiments/whisker-domain'
import type { Registry } from '@/lib/registry/registry-store'
import { formatMetric } from '@/lib/shared/format-number'
import type { DatasetId, RunId } from '@/lib/shared/ids'
import { addressOfRun } from '@/lib/shared/page-address'
import { COLUMNS, type ColumnKey, cellText } from './columns'
import { FAMILY_SHORT } from './family-names'
import { badgesOf, identityOf, type Role } from './role'
import { BadgeChips } from './run-chips'
import classes from './runs-table.module.css'
import { useCurves } from './use-curves'

const ROW = 36
const NONE: readonly RunId[] = []

function figureOfRun(run: Run) {
  const metrics = metricsOf(run)
  return metrics && figureOf(metrics, 'rmse')
}

interface Props {
  readonly runs: readonly Run[]
  readonly columns: readonly ColumnKey[]
  /** No room for intervals. */
  readonly isNarrow: boolean
  readonly order: RunOrder
  readonly onSort: (by: SortKey) => void
  readonly roles: ReadonlyMap<RunId, Role>
  /** Of runs that stand for all trials of their sweep: how many those are. */
  readonly standsFor: ReadonlyMap<RunId, number>
  readonly onToggle: (id: RunId) => void
  readonly onToggleAll: () => void
  readonly registry: Registry
  readonly datasetNames: ReadonlyMap<DatasetId, string>
  readonly simulated: ReadonlySet<DatasetId>
  readonly now: number
}

/** Runs, one to a row; only the rows in view exist, so that ten thousand scroll like ten. */
export function RunsTable(props: Props) {
  const { runs, columns, isNarrow, order, onSort, roles, registry } = props
  const widthOf = (key: ColumnKey) => (key === 'rmse' && isNarrow ? 104 : COLUMNS[key].width)
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
  const curves = useCurves(virtual.isScrolling ? NONE : shown.map((run) => run.id))
  const domain = useMemo(() => whiskerDomain(runs.flatMap((run) => figureOfRun(run) ?? [])), [runs])
  const before = (items[0]?.start ?? 0) - (items.length > 0 ? virtual.options.scrollMargin : 0)
  const after = runs.length * ROW - before - shown.length * ROW
  const selected = useMemo(() => runs.filter((run) => roles.has(run.id)).length, [runs, roles])
  const width = 36 + (isNarrow ? 140 : 200) + columns.reduce((sum, key) => sum + widthOf(key), 0)

  return (
    <div className={classes.frame} ref={frame}>
      <table className={classes.table} style={{ minWidth: width }} aria-rowcount={runs.length + 1}>
        <colgroup>
          <col style={{ width: 36 }} />
          <col />
          {columns.map((key) => (
            <col key={key} style={{ width: widthOf(key) }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            <th className={classes.select}>
              <input
                type="checkbox"
                className={classes.check}
                aria-label={selected === runs.length ? 'Select none' : 'Select all'}
                checked={selected > 0 && selected === runs.length}
                ref={(box) => {
                  if (box) box.indeterminate = selected > 0 && selected < runs.length
                }}
                onChange={props.onToggleAll}
              />
            </th>
            <SortableHead title="Run" by="name" order={order} onSort={onSort} />
            {columns.map((key) => {
              const { title, sort, isNumber } = COLUMNS[key]
              return (
                <SortableHead key={key} title={title} by={sort} order={order} onSort={onSort} isNumber={isNumber}>
                  {key === 'rmse' && !isNarrow && (
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
              run={run}
              index={items[i]?.index ?? i}
              role={roles.get(run.id) ?? null}
              registry={registry}
              curve={curves.get(run.id) ?? null}
              domain={domain}
              columns={columns}
              isNarrow={isNarrow}
              standsFor={props.standsFor.get(run.id) ?? null}
              onToggle={props.onToggle}
              dataset={props.datasetNames.get(run.recipe.datasetId) ?? 'removed'}
              simulated={props.simulated.has(run.recipe.datasetId) || isOfSimulated(run)}
              now={props.now}
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

/** Beside a score that few rides judged: it may be chance. */
const Few = ({ why }: { readonly why: string | null }) =>
  why && (
    <span className={classes.few} title={why}>
      <span aria-hidden>few</span>
      <span className="vh">{why}</span>
    </span>
  )

interface RowProps extends Pick<Props, 'columns' | 'isNarrow' | 'onToggle' | 'registry' | 'now'> {
  readonly run: Run
  readonly index: number
  readonly role: Role | null
  readonly curve: readonly number[] | null
  readonly domain: readonly [number, number]
  readonly dataset: string
  readonly simulated: boolean
  readonly standsFor: number | null
}

/** Rendered again only when something of its own changes: scrolling makes new rows and leaves the others alone. */
const Row = memo(function Row(props: RowProps) {
  const { run, index, role, registry, curve, domain, columns, isNarrow, onToggle, dataset, simulated, standsFor, now } =
    props
  const badges = badgesOf(run, registry)
  const paint = role && identityOf(role)
  const metrics = metricsOf(run)
  const chips = (
    <>
      {run.state.status !== 'finished' && (
        <Chip kind={run.state.status === 'failed' ? 'bad' : 'quiet'}>{run.state.status}</Chip>
      )}
      <BadgeChips badges={badges} />
      <SweepChips run={run} standsFor={standsFor} />
      {simulated && <SimulatedChip />}
      {run.tags.map((tag) => (
        <Chip key={tag} kind="quiet">
          {tag}
        </Chip>
      ))}
    </>
  )
  return (
    <tr data-row data-selected={role ? '' : undefined} aria-rowindex={index + 2}>
      <td className={classes.select}>
        <input
          type="checkbox"
          className={classes.check}
          aria-label={`Select ${run.name}`}
          checked={role !== null}
          style={{
            '--colour': paint?.cased ? paint.fill : paint?.colour,
            '--tick': paint?.cased ? 'var(--rc-on-taxi)' : 'var(--rc-surface)',
          }}
          onChange={() => onToggle(run.id)}
        />
      </td>
      <td>
        <span className={classes.name}>
          <Link href={addressOfRun(run.id)} title={run.name}>
            {run.name}
          </Link>
          {!isNarrow && <span className={classes.chips}>{chips}</span>}
        </span>
        {(!isHonest(run) || isNarrow) && (
          <span className={classes.under}>
            {!isHonest(run) && <DishonestChip />}
            {isNarrow && chips}
          </span>
        )}
      </td>
      {columns.map((key) => (
        <td key={key} className={COLUMNS[key].isNumber ? `${classes.number} num` : undefined}>
          {key === 'family' && <span className="ink2">{FAMILY_SHORT[run.recipe.family]}</span>}
          {key === 'dataset' && <span className="ink2">{dataset}</span>}
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
              {!isNarrow && (
                <MetricWhisker
                  metric={figureOf(metrics, 'rmse')}
                  domain={domain}
                  width={80}
                  identity={paint ?? PLAIN}
                />
              )}
              <Few why={tooFewToSay(metrics)} />
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
})

'use client'
import { Button, Menu, TextInput } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconDownload, IconFilter, IconPlus, IconRestore, IconStack2, IconTrash, IconX } from '@tabler/icons-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useId, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { readyValue, useLive } from '@/components/providers/use-live'
import { useNow } from '@/components/providers/use-now'
import { useCanWrite, useWorkspace } from '@/components/providers/workspace-provider'
import { SweepBand } from '@/components/sweeps/sweep-band'
import { Page, PageHead } from '@/components/ui/page'
import { saveText } from '@/components/ui/save-file'
import { toCsv } from '@/components/ui/table-csv'
import { FailedView, LoadingView } from '@/components/ui/view-state'
import { daysLeftInBin } from '@/lib/experiments/bin'
import { checkComparable } from '@/lib/experiments/compare-runs'
import { filterRuns } from '@/lib/experiments/filter-runs'
import { isTrial } from '@/lib/experiments/is-trial'
import type { Run } from '@/lib/experiments/run'
import { nextOrder, readOrder, writeOrder } from '@/lib/experiments/run-order'
import { sortRuns } from '@/lib/experiments/sort-runs'
import { formatCount } from '@/lib/shared/format-number'
import type { RunId } from '@/lib/shared/ids'
import { collapseTrials } from '@/lib/sweeps/collapse-trials'
import { binRuns, restoreRuns } from './bin-runs'
import { DEFAULT_COLUMNS, NARROW_COLUMNS, readColumns, runsAsTable } from './columns'
import { ColumnsMenu } from './columns-menu'
import { compareLink } from './compare-link'
import { LiveBand } from './live-band'
import { NoRuns } from './no-runs'
import { ResumeBand } from './resume-band'
import { roleOf, rolesIn } from './role'
import { RunsTable } from './runs-table'
import { clearSelection, selectedIds, selectionStore, selectRuns, toggleRun } from './selection'
import { SelectionBar } from './selection-bar'
import { TagDialog } from './tag-dialog'
import { useQuery } from './use-query'
import { useShortcuts } from './use-shortcuts'
import { useTyped } from './use-typed'

const NONE: readonly Run[] = []
const NO_COUNTS: ReadonlyMap<RunId, number> = new Map()
const NO_REGISTRY = { versions: [], aliases: [] }

/** Every run of the workspace: what trains now above, the others in a table that filters, sorts and selects. */
export function ExperimentsPage() {
  const workspace = useWorkspace()
  const router = useRouter()
  const canWrite = useCanWrite()
  const [query, setQuery] = useQuery()
  const now = useNow(30_000)
  const settled = useLive(({ runs }) => runs.settled(), 'settled')
  const live = (readyValue(useLive(({ runs }) => runs.live(), 'live')) ?? NONE).filter((run) => !isTrial(run))
  const sweeps = (readyValue(useLive((each) => each.sweeps.list(), 'sweeps')) ?? []).filter(
    ({ state }) => state.status === 'running' || (state.status === 'stopped' && state.why === 'interrupted'),
  )
  const heads = readyValue(useLive((each) => each.checkpoints.heads(), 'checkpoints')) ?? []
  const registry = readyValue(useLive((each) => each.registry.read(), 'registry')) ?? NO_REGISTRY
  const datasets = readyValue(useLive((each) => each.datasets.list(), 'datasets'))
  const slots = useStore(selectionStore, (selection) => selection.slots)
  const filterBox = useRef<HTMLInputElement>(null)
  const filterHelp = useId()
  const [isFiltering, setFiltering] = useState(false)
  const [isTagging, setTagging] = useState(false)

  const [text, setText] = useTyped(query.get('q') ?? '', (q) => setQuery({ q }))
  const showsBin = query.get('bin') === '1'
  const isNarrow = useMediaQuery('(max-width: 760px)') ?? false
  const columns = readColumns(query.get('cols'), isNarrow ? NARROW_COLUMNS : DEFAULT_COLUMNS)
  const order = readOrder(query.get('sort'))
  const all = readyValue(settled) ?? NONE
  const cutOff = heads.flatMap((head) => {
    const run = all.find(({ id, state }) => id === head.runId && state.status === 'interrupted')
    return run && run.binnedAt === null ? [{ run, head }] : []
  })
  const kept = useMemo(() => all.filter((run) => (run.binnedAt !== null) === showsBin), [all, showsBin])
  const { by, descending } = order
  const showsTrials = query.get('trials') === '1'
  const found = useMemo(() => filterRuns(kept, text), [kept, text])
  const collapsed = useMemo(
    () => (showsTrials || showsBin ? { runs: found, standsFor: NO_COUNTS } : collapseTrials(found)),
    [found, showsTrials, showsBin],
  )
  const rows = useMemo(() => sortRuns(collapsed.runs, { by, descending }), [collapsed, by, descending])
  const byId = useMemo(() => new Map(kept.map((run) => [run.id, run])), [kept])
  const roles = useMemo(
    () =>
      rolesIn(
        slots.map((id) => (id && byId.has(id) ? id : null)),
        (id) => {
          const run = byId.get(id)
          return run ? roleOf(run, registry) : null
        },
      ),
    [slots, byId, registry],
  )
  const selected = selectedIds(slots).flatMap((id) => byId.get(id) ?? [])
  const comparable = checkComparable(selected)
  const compareHref = compareLink(slots.map((id) => (id && byId.has(id) ? id : null)))
  const datasetNames = useMemo(() => new Map(datasets?.map((dataset) => [dataset.id, dataset.name])), [datasets])
  const simulated = useMemo(
    () => new Set(datasets?.flatMap((dataset) => (dataset.simulated ? [dataset.id] : []))),
    [datasets],
  )
  const binned = all.length - all.filter((run) => run.binnedAt === null).length

  const canTag = canWrite && !showsBin && selected.length > 0

  useShortcuts({
    c: () => {
      if (comparable.ok) router.push(compareHref)
    },
    t: () => {
      if (canTag) setTagging(true)
    },
    '/': () => filterBox.current?.focus(),
    Escape: clearSelection,
  })

  const head = (
    <PageHead title={showsBin ? 'Bin' : 'Experiments'} sub={summary(kept, live.length, showsBin)}>
      {showsBin ? (
        <Button onClick={() => setQuery({ bin: null })}>Back to runs</Button>
      ) : (
        <Button
          component={Link}
          href="/experiments/new"
          {...(selected.length === 0 ? ({ variant: 'filled', color: 'taxi' } as const) : {})}
          leftSection={<IconPlus size={15} stroke={1.8} />}
          rightSection={<kbd>N</kbd>}
        >
          New run
        </Button>
      )}
    </PageHead>
  )

  if (settled.status === 'failed')
    return (
      <FailedView title="The runs could not be read" onRetry={() => window.location.reload()}>
        {settled.message}
      </FailedView>
    )
  if (settled.status === 'loading') return <LoadingView label="Reading runs" />
  if (all.length === 0 && live.length === 0 && sweeps.length === 0)
    return (
      <Page>
        <PageHead title="Experiments" sub="No runs yet." />
        {datasets && <NoRuns hasDataset={datasets.length > 0} />}
      </Page>
    )

  const bin = (runs: readonly Run[]) => {
    clearSelection()
    void binRuns(workspace, runs)
  }
  return (
    <Page>
      {head}
      <div className="row wrap" style={{ marginBottom: 12 }}>
        <TextInput
          ref={filterBox}
          className="grow"
          aria-label="Filter runs"
          aria-describedby={filterHelp}
          placeholder={isNarrow ? 'Filter' : 'Filter, such as neural first-layer=128'}
          onFocus={() => setFiltering(true)}
          onBlur={() => setFiltering(false)}
          leftSection={<IconFilter size={15} stroke={1.6} />}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          rightSectionWidth={isNarrow ? 96 : 150}
          rightSection={
            <span className="num sm ink3 nowrap" aria-live="polite" style={{ marginLeft: 'auto', paddingRight: 12 }}>
              {rows.length === kept.length
                ? `${formatCount(kept.length)} ${kept.length === 1 ? 'run' : 'runs'}`
                : `${formatCount(rows.length)} of ${formatCount(kept.length)} ${kept.length === 1 ? 'run' : 'runs'}`}
            </span>
          }
        />
        <ColumnsMenu shown={columns} onChange={(cols) => setQuery({ cols: cols.join(',') })} />
        <Menu position="bottom-end">
          <Menu.Target>
            <Button aria-label="More">⋯</Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              leftSection={<IconDownload size={15} stroke={1.6} />}
              onClick={() => saveText('runs.csv', toCsv(runsAsTable(rows)), 'text/csv')}
            >
              Download CSV
            </Menu.Item>
            <Menu.Item
              leftSection={<IconTrash size={15} stroke={1.6} />}
              onClick={() => setQuery({ bin: '1', q: null })}
            >
              Open bin ({binned})
            </Menu.Item>
            {(showsTrials || collapsed.standsFor.size > 0) && (
              <Menu.Item
                leftSection={<IconStack2 size={15} stroke={1.6} />}
                onClick={() => setQuery({ trials: showsTrials ? null : '1' })}
              >
                {showsTrials ? 'Show one trial of each sweep' : 'Show every trial of sweeps'}
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      </div>
      <p id={filterHelp} className={isFiltering ? 'sm ink3' : 'vh'} style={{ marginBottom: 12 }}>
        Shows runs that answer to every word: part of a name, model, state, tag or note, or a whole setting, by its
        title or its key, such as <span className="mono">seed=7</span>,{' '}
        <span className="mono">learning-rate=0.003</span> or <span className="mono">hidden1=64</span>.
      </p>
      {!showsBin && live.length + sweeps.length + cutOff.length > 0 && (
        <div style={{ marginBottom: 12 }}>
          {sweeps.map((sweep) => (
            <SweepBand key={sweep.id} sweep={sweep} />
          ))}
          {live.map((run) => (
            <LiveBand key={run.id} run={run} />
          ))}
          {cutOff.map((each) => (
            <ResumeBand key={each.run.id} {...each} />
          ))}
        </div>
      )}
      {showsBin && (
        <p className="ink2" style={{ marginBottom: 12 }}>
          What is here is removed for good 30 days after it was thrown away.{' '}
          {rows[0]?.binnedAt != null &&
            now > 0 &&
            `“${rows[0].name}” has ${daysLeftInBin(rows[0].binnedAt, now)} days left.`}
        </p>
      )}
      {rows.length === 0 ? (
        <p className="ink2" style={{ padding: '24px 0' }}>
          {text ? (
            <>
              No run matches “{text}”.{' '}
              <button type="button" className="link" onClick={() => setText('')}>
                Clear the filter
              </button>
            </>
          ) : showsBin ? (
            'The bin is empty.'
          ) : (
            'No finished run yet.'
          )}
        </p>
      ) : (
        <RunsTable
          runs={rows}
          columns={columns}
          isNarrow={isNarrow}
          order={order}
          onSort={(next) => setQuery({ sort: writeOrder(nextOrder(order, next)) })}
          roles={roles}
          standsFor={collapsed.standsFor}
          onToggle={toggleRun}
          onToggleAll={() =>
            selected.length === rows.length ? clearSelection() : selectRuns(rows.map((run) => run.id))
          }
          registry={registry}
          datasetNames={datasetNames}
          simulated={simulated}
          now={now}
        />
      )}
      {selected.length > 0 &&
        (showsBin ? (
          <RestoreBar runs={selected} onRestore={() => void restoreRuns(workspace, selected)} />
        ) : (
          <SelectionBar
            count={selected.length}
            compare={comparable.ok ? { href: compareHref } : { why: comparable.error.message }}
            onTag={canTag ? () => setTagging(true) : null}
            onBin={canWrite ? () => bin(selected) : null}
            onClear={clearSelection}
          />
        ))}
      {isTagging && canTag && <TagDialog runs={selected} onClose={() => setTagging(false)} />}
    </Page>
  )
}

function RestoreBar({ runs, onRestore }: { runs: readonly Run[]; onRestore: () => void }) {
  return (
    <div className="row" style={{ marginTop: 12 }}>
      <Button leftSection={<IconRestore size={15} stroke={1.6} />} onClick={onRestore}>
        Put {runs.length === 1 ? `“${runs[0]?.name}”` : `${runs.length} runs`} back
      </Button>
      <Button leftSection={<IconX size={15} stroke={1.6} />} onClick={clearSelection}>
        Clear selection
      </Button>
    </div>
  )
}

function summary(runs: readonly Run[], live: number, isBin: boolean): string {
  if (isBin)
    return `${formatCount(runs.length)} ${runs.length === 1 ? 'run waits' : 'runs wait'} here to be put back or forgotten.`
  const datasets = new Set(runs.map((run) => run.recipe.datasetId)).size
  const parts = [
    `${formatCount(runs.length + live)} ${runs.length + live === 1 ? 'run' : 'runs'} on ${datasets || 1} ${datasets > 1 ? 'datasets' : 'dataset'}`,
  ]
  if (live > 0) parts.push(`${live} in progress`)
  return `${parts.join(', ')}. Every error is of rides later in time than training.`
}

import { createRoot, type Root } from 'react-dom/client'
import { afterEach, expect, test, vi } from 'vitest'
import { RunsTable } from '@/components/experiments/runs-table'
import { WorkspaceProvider } from '@/components/providers/workspace-provider'
import { millis } from '@/lib/shared/clock'
import { runId } from '@/lib/shared/ids'
import { aFinishedRun, someMetrics } from '@/tests/fixtures/a-run'

const RUNS = Array.from({ length: 10_000 }, (_, i) =>
  aFinishedRun({ id: runId(`run-${i}`), name: `run ${i}`, createdAt: millis(10_000 - i) }),
)
let root: Root | null = null

afterEach(() => {
  root?.unmount()
  root = null
  document.body.replaceChildren()
})

async function show(onToggle: (id: string) => void = () => {}, runs = RUNS) {
  const place = document.createElement('div')
  document.body.append(place)
  root = createRoot(place)
  root.render(
    <WorkspaceProvider>
      <RunsTable
        runs={runs}
        columns={['family', 'rmse', 'mae']}
        isNarrow={false}
        order={{ by: 'created', descending: true }}
        onSort={() => {}}
        standsFor={new Map()}
        roles={new Map([[runId('run-2'), { kind: 'run', slot: 1 }]])}
        onToggle={onToggle}
        onToggleAll={() => {}}
        registry={{ versions: [], aliases: [] }}
        datasetNames={new Map()}
        simulated={new Set()}
        now={0}
      />
    </WorkspaceProvider>,
  )
  await vi.waitFor(() => expect(rows().length).toBeGreaterThanOrEqual(Math.min(runs.length, 6)))
}

const rows = () => [...document.querySelectorAll<HTMLElement>('tr[data-row]')]

test('of ten thousand runs only those in view are in the page, and its height is that of all', async () => {
  await show()
  expect(rows().length).toBeLessThan(100)
  expect(document.querySelector('table')?.getAttribute('aria-rowcount')).toBe('10001')
  expect(document.documentElement.scrollHeight).toBeGreaterThan(350_000)
})

test('scrolling to the end shows the last run', async () => {
  await show()
  window.scrollTo(0, document.documentElement.scrollHeight)
  await vi.waitFor(() => expect(rows().at(-1)?.textContent).toContain('run 9999'))
  expect(rows().length).toBeLessThan(100)
})

test('a selected run’s box is ticked in its colour, and a press on another tells which', async () => {
  const toggled: string[] = []
  await show((id) => toggled.push(id))
  const box = (name: string) => document.querySelector<HTMLInputElement>(`input[aria-label="Select ${name}"]`)
  expect(box('run 2')?.checked).toBe(true)
  expect(box('run 2')?.style.getPropertyValue('--colour')).toBe('var(--rc-run-2)')
  box('run 1')?.click()
  expect(toggled).toEqual(['run-1'])
})

test('a score that few rides judged is marked, and says how many', async () => {
  const few = { valid: someMetrics(5, { n: 40, days: 2 }), test: null }
  await show(undefined, [aFinishedRun({}, { metrics: few }), aFinishedRun({ id: runId('run-2') })])
  expect(rows()[0]?.textContent).toContain('40 rides on 2 days: too few')
  expect(rows()[1]?.textContent).not.toContain('few')
})

'use client'
import { Button, SegmentedControl } from '@mantine/core'
import { IconArchive } from '@tabler/icons-react'
import Link from 'next/link'
import { useState } from 'react'
import { useStore } from 'zustand'
import { readyValue, useLive } from '@/components/providers/use-live'
import { useNow } from '@/components/providers/use-now'
import { useCanWrite } from '@/components/providers/workspace-provider'
import { PLAIN } from '@/components/ui/identity'
import { Page } from '@/components/ui/page'
import { Cell, Sheet, Stacked } from '@/components/ui/sheet'
import { Mark, Verdict } from '@/components/ui/verdict'
import type { Part } from '@/lib/evaluation/judged-rides'
import { isOfSimulated } from '@/lib/experiments/honesty'
import { championAmong, pickRivals } from '@/lib/experiments/rivals'
import type { RunResult } from '@/lib/experiments/run'
import { stepWord } from '@/lib/experiments/step-word'
import { runVerdict } from '@/lib/experiments/verdict'
import { championModels } from '@/lib/registry/champion-models'
import { formatSeconds, formatWhen } from '@/lib/shared/format-time'
import { addressOfVersion } from '@/lib/shared/page-address'
import { reportOf } from '@/workers/evaluate/client'
import { AgainstOthers } from './against-others'
import { CoverageCell } from './coverage-cell'
import { ErrorPanels } from './error-panels'
import { ExplainPanels } from './explain-panels'
import { GoneNote } from './gone-note'
import { bestEpoch, type CurveAxis } from './learning-curve'
import { MetricsTable } from './metrics-table'
import { describeRecipe } from './recipe-text'
import { RegisterDialog } from './register-dialog'
import { badgesOf, identitiesIn } from './role'
import { RunActs } from './run-acts'
import { RunCurve } from './run-curve'
import { RunHead } from './run-head'
import type { RunFacts } from './run-page'
import { NotesPanel, ParametersPanel, ProvenancePanel } from './run-panels'
import { selectionStore } from './selection'
import { curveText } from './stage-text'
import { useReport } from './use-report'
import { WorstRides } from './worst-rides'

/** A finished run: its finding in a sentence, then the evidence. */
export function RunDone({ run, epochs, dataset, registry, gone, result }: RunFacts & { readonly result: RunResult }) {
  const canWrite = useCanWrite()
  const now = useNow(60_000)
  const [part, setPart] = useState<Part>('valid')
  const [axis, setAxis] = useState<CurveAxis>('epoch')
  const [isRegistering, setRegistering] = useState(false)

  const slots = useStore(selectionStore, (selection) => selection.slots)
  const champions = championModels(registry)
  const others = readyValue(useLive(({ runs }) => runs.settled(), 'settled'))
  const rivals = others && pickRivals(run, others, champions)
  const report = useReport(rivals && `${run.id} ${part} ${rivals.join(' ')}`, () =>
    reportOf(run.id, rivals ?? [], part),
  )
  const ready = report.status === 'ready' ? report.value : null
  const metrics = result.metrics[part] ?? result.metrics.valid
  const championId = championAmong(rivals ?? [], others ?? [], champions)
  const championRun = ready?.rivals.find(({ id }) => id === championId)
  const badges = badgesOf(run, registry)
  // What is selected keeps its colour here; the run and its rivals come after it.
  const entries = [...slots, ...[run.id, ...(rivals ?? [])].filter((id) => !slots.includes(id))]
  const identities = identitiesIn(entries, [run, ...(others ?? [])], registry)
  const identity = identities.get(run.id) ?? PLAIN
  const verdict = runVerdict({
    judges: metrics,
    rmse: metrics.rmse.value,
    honest: result.honestAtPickup,
    baseline:
      ready?.lookup && run.recipe.family !== 'pair-hour-lookup'
        ? { name: 'lookup table', rmse: ready.lookup.metrics.rmse.value, honest: true, difference: ready.lookup.rmse }
        : null,
    champion: championRun
      ? { ...championRun, name: 'champion', rmse: championRun.metrics.rmse.value, difference: championRun.rmse }
      : null,
  })
  const provenance = <ProvenancePanel run={run} result={result} dataset={dataset} badges={badges} />
  const registered = badges[0]
  const best = bestEpoch(epochs)
  const step = stepWord(run.recipe.family)
  const finishedAt = run.state.status === 'finished' ? run.state.at : run.createdAt

  return (
    <Page>
      <RunHead
        run={run}
        badges={badges}
        simulated={isOfSimulated(run, dataset)}
        sub={
          <>
            Finished {now > 0 && formatWhen(finishedAt, now)} in {formatSeconds(result.cost.seconds)}.{' '}
            {describeRecipe(run, dataset)}
          </>
        }
      >
        <RunActs run={run} gone={gone} isNext={false} />
        {registered ? (
          <Button
            component={Link}
            href={addressOfVersion(registered)}
            leftSection={<IconArchive size={15} stroke={1.6} />}
          >
            {registered.model} v{registered.version}
          </Button>
        ) : (
          <Button
            variant="filled"
            color="taxi"
            disabled={!canWrite}
            leftSection={<IconArchive size={15} stroke={1.6} />}
            onClick={() => setRegistering(true)}
          >
            Register
          </Button>
        )}
      </RunHead>
      <RegisterDialog
        run={run}
        result={result}
        dataset={dataset}
        registry={registry}
        opened={isRegistering}
        onClose={() => setRegistering(false)}
      />
      <div className="stack">
        <Verdict>
          {verdict.before}
          <Mark>{verdict.finding}</Mark>
          {verdict.after}
        </Verdict>
        {gone && <GoneNote gone={gone} />}
        <Sheet columns={epochs.length > 1 ? 'minmax(0, 1.2fr) minmax(0, 1fr)' : 'minmax(0, 1fr)'}>
          <AgainstOthers
            name={run.name}
            identities={identities}
            identity={identity}
            metrics={metrics}
            honest={result.honestAtPickup}
            report={ready}
            isComing={report.status !== 'failed'}
            champion={championRun?.id ?? null}
            tools={
              result.metrics.test && (
                <SegmentedControl
                  size="xs"
                  aria-label="Which rides"
                  data={[
                    { value: 'valid', label: 'Validation' },
                    { value: 'test', label: 'Test' },
                  ]}
                  value={part}
                  onChange={(value) => setPart(value)}
                />
              )
            }
          />
          {epochs.length > 1 && (
            <RunCurve
              run={run.name}
              sub={step === 'step' ? curveText(null, step) : `ring: the ${step} chosen on the days watched`}
              epochs={epochs}
              step={step}
              axis={axis}
              onAxis={setAxis}
              width={2}
              isLabelled={false}
              height={152}
              right={12}
              dots={best?.tailRmse == null ? [] : [{ x: best[axis], y: best.tailRmse, fill: 'var(--rc-surface)' }]}
            />
          )}
        </Sheet>
        {report.status === 'failed' ? (
          <Sheet columns="minmax(0, 1.2fr) minmax(0, 1fr)">
            <Cell title="Where it errs">
              <p className="ink2" role="alert">
                {report.error.message}
              </p>
            </Cell>
            {provenance}
          </Sheet>
        ) : (
          <ErrorPanels
            name={run.name}
            report={ready}
            identity={identity}
            metrics={<MetricsTable metrics={metrics} />}
            provenance={provenance}
          />
        )}
        {result.coverage && (
          <Sheet>
            <CoverageCell name={run.name} coverage={result.coverage.valid} />
          </Sheet>
        )}
        {report.status !== 'failed' && <ExplainPanels key={run.id} run={run} identity={identity} />}
        <Sheet columns="minmax(0, 1.2fr) minmax(0, 1fr)">
          {report.status === 'failed' ? (
            <ParametersPanel run={run} />
          ) : (
            <WorstRides rides={ready?.errors.worst ?? null} zoneSetId={run.recipe.zoneSetId} name={run.name} />
          )}
          <Stacked>
            <NotesPanel run={run} canWrite={canWrite} />
            {report.status !== 'failed' && <ParametersPanel run={run} />}
          </Stacked>
        </Sheet>
      </div>
    </Page>
  )
}

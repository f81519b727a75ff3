import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { openTrackedRuns } from '@/lib/adapters/sql/runs-store'
import { sayTaken } from '@/lib/experiments/sample-words'
import type { TrackedRun } from '@/lib/experiments/tracked-run'
import type { UsedParts } from '@/lib/features/ride-limits'
import { millis } from '@/lib/shared/clock'
import { formatBytes } from '@/lib/shared/format-number'
import { RELEASE } from '@/lib/shared/release'
import { ok, type Result } from '@/lib/shared/result'
import { train } from '@/lib/training/train'
import type { TrainingOutcome } from '@/lib/training/training-outcome'
import type { TrainingTask } from '@/lib/training/training-task'
import type { Answer, Terminal } from './command'
import { coverageLines, honestyLines, metricLines, metricsJson } from './metric-lines'
import { nodeTrainer } from './node-trainer'
import type { PreparedTraining } from './prepare-training'
import { qualityLines, rowsJson } from './quality-lines'
import { unwritable } from './writable'

/** Trains, writes the artefact, remembers the run in its folder, and tells. */
export async function trainAndKeep(
  { task, used, quality, artefactPath }: PreparedTraining,
  files: TrackedRun['files'],
  workspace: string,
  terminal: Terminal,
): Promise<Result<Answer>> {
  const { family, settings, seed, dataFingerprint } = task
  const store = openTrackedRuns(workspace)
  if (!store.ok) return store
  try {
    const cpuBefore = process.cpuUsage()
    const trained = await trainToTheEnd(task, terminal)
    if (!trained.ok) return trained
    const { outcome, backend } = trained.value
    const spent = process.cpuUsage(cpuBefore)
    const cpuSeconds = (spent.user + spent.system) / 1e6
    if (artefactPath !== null) {
      try {
        await writeFile(artefactPath, outcome.artefact)
      } catch (error) {
        return unwritable(artefactPath, error)
      }
    }
    const { metrics, coverage, cost, artefactId, honestAtPickup, features } = outcome
    const id = randomUUID()
    await store.value.add({
      id,
      finishedAt: millis(Date.now()),
      family,
      settings,
      features,
      seed,
      honestAtPickup,
      files,
      dataFingerprint,
      artefactId,
      artefactPath,
      metrics,
      seconds: cost.seconds,
      cpuSeconds,
      peakMemoryBytes: cost.peakMemoryBytes,
      backend,
      ...(used && { used }),
    })
    return ok({
      lines: [
        ...qualityLines(quality),
        ...metricLines('Validation', metrics.valid),
        ...coverageLines(coverage?.valid ?? []),
        ...(metrics.test ? metricLines('Test', metrics.test) : []),
        ...coverageLines(coverage?.test ?? []),
        ...honestyLines(honestAtPickup),
        ...(used ? usedLines(used) : []),
        `${family}, seed ${seed}, ${backend}: ${cost.seconds.toFixed(1)} s, ${cpuSeconds.toFixed(1)} CPU-seconds${cost.peakMemoryBytes === null ? '' : `, ${formatBytes(cost.peakMemoryBytes)} of memory at most, reading the files included`}`,
        `Artefact ${artefactId}, ${outcome.artefact.length} bytes${artefactPath ? `, in ${artefactPath}` : ', not written (--out)'}`,
      ],
      json: {
        rows: rowsJson(quality),
        metrics: { valid: metricsJson(metrics.valid), ...(metrics.test && { test: metricsJson(metrics.test) }) },
        ...(coverage && { coverage }),
        run: id,
        family,
        settings,
        features,
        seed,
        honestAtPickup,
        ...(used && { used }),
        artefact: { id: artefactId, bytes: outcome.artefact.length, path: artefactPath },
        dataFingerprint,
        cost: { ...cost, cpuSeconds },
        environment: { ridecast: RELEASE, host: `Node ${process.versions.node}`, backend },
      },
    })
  } finally {
    await store.value.close()
  }
}

const usedLines = ({ train, valid, test }: UsedParts): readonly string[] => [
  `Trained on ${sayTaken(train)}; judged by ${sayTaken(valid)}${test ? `, tested on ${sayTaken(test)}` : ''}.`,
]

async function trainToTheEnd(
  task: TrainingTask,
  terminal: Terminal,
): Promise<Result<{ readonly outcome: TrainingOutcome; readonly backend: string }>> {
  const training = train(task, {
    clock: { now: () => millis(performance.now()) },
    pause: async () => {},
    shouldStop: () => false,
    neural: nodeTrainer(),
    ridecast: RELEASE,
    peakMemory: () => ({ bytes: process.resourceUsage().maxRSS * 1024, measure: 'process' }),
  })
  let backend = ''
  for (;;) {
    const step = await training.next()
    if (step.done) return step.value.ok ? ok({ outcome: step.value.value, backend }) : step.value
    const event = step.value
    if (event.kind === 'backend') backend = event.backend
    if (event.kind === 'stage') terminal.progress(`${task.family}: ${event.stage}`)
    if (event.kind === 'epoch') {
      const tail = event.tailRmse === null ? '' : `, on the last days ${event.tailRmse.toFixed(3)}`
      terminal.progress(
        `${event.pass} epoch ${event.ofPass.epoch} of ${event.ofPass.epochs}: RMSE ${event.trainRmse.toFixed(3)} min${tail}, ${Math.round(event.rowsPerSecond)} rows/s`,
      )
    }
  }
}

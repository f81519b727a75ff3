/**
 * Boosted trees on a million made-up rides of 13 numbers and two zones: 100 trees of 31 leaves, one thread, in turns. Ours in WebAssembly and
 * in plain TypeScript, and LightGBM where a Python has it (`RIDECAST_PYTHON` names one; else `python3`). Seconds of the wall, binning counted in;
 * RMSE on other rides; one ride's prediction. `--rows N` takes fewer.
 */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { forestForward } from '@/lib/models/forest-forward'
import { atOnce } from '@/lib/shared/steps'
import { forestBody } from '@/lib/training/boosting/forest-body'
import { buildForest } from '@/lib/training/boosting/forest-builder'
import { objectiveOf } from '@/lib/training/boosting/objective'
import { plainTreeKernel } from '@/lib/training/boosting/plain-tree-kernel'
import { learnBins } from '@/lib/training/boosting/row-bins'
import { COLUMNS, someRides, ZONES } from './trees/some-rides'

const asked = process.argv.indexOf('--rows')
const ROWS = asked < 0 ? 1_000_000 : Number(process.argv[asked + 1])
const LATE = 100_000
const TREES = 100
const LEAVES = 31
const FEWEST = 20
const RATE = 0.1
const ROUNDS = 3

const train = someRides(ROWS, 1)
const late = someRides(LATE, 2)

interface Figures {
  readonly seconds: number
  readonly growing: number
  readonly rmse: number
  readonly oneRow: number
}

function ours(kernel?: typeof plainTreeKernel): Figures {
  const began = performance.now()
  const { matrix, target } = train
  const dense = matrix.names.map((_, j) => j)
  const columns = atOnce(learnBins({ matrix, target, dense, pickups: ZONES + 1, dropoffs: ZONES + 1 }))
  const rules = {
    leaves: LEAVES,
    depth: 64,
    fewestRows: FEWEST,
    learningRate: RATE,
    l2: 0,
    categorySmoothing: 10,
    rowShare: 1,
    columnShare: 1,
    monotone: new Int8Array(columns.length),
  }
  const objective = objectiveOf('squared', { delta: 1, alpha: 0.5 })
  const builder = atOnce(buildForest({ columns, matrix, target, objective, rules, seed: 1 }, kernel))
  const binned = performance.now()
  const trees = Array.from({ length: TREES }, () => atOnce(builder.grow()))
  const done = performance.now()
  const forward = forestForward(forestBody({ trees, start: builder.start, columns, width: COLUMNS }), COLUMNS)
  const { dense: rides, pickup, dropoff } = late.matrix
  const predict = (i: number) =>
    forward(rides.subarray(i * COLUMNS, (i + 1) * COLUMNS), pickup[i] as number, dropoff[i] as number)
  const asking = performance.now()
  let squares = 0
  for (let i = 0; i < LATE; i++) squares += (predict(i) - (late.target[i] as number)) ** 2
  const oneRow = (performance.now() - asking) / LATE / 1000
  return {
    seconds: (done - began) / 1000,
    growing: (done - binned) / 1000,
    rmse: Math.sqrt(squares / LATE),
    oneRow,
  }
}

/** LightGBM in a process of its own, which trains once for each line that it is sent. */
async function lightGbm(folder: string) {
  const settings = {
    columns: COLUMNS,
    trees: TREES,
    objective: 'regression',
    num_leaves: LEAVES,
    min_data_in_leaf: FEWEST,
    learning_rate: RATE,
    max_bin: 255,
    num_threads: 1,
    force_row_wise: true,
    verbose: -1,
  }
  await writeFile(join(folder, 'settings.json'), JSON.stringify(settings))
  for (const [part, { matrix, target }] of Object.entries({ train, late })) {
    await writeFile(join(folder, `${part}.dense`), bytesOf(matrix.dense))
    await writeFile(join(folder, `${part}.zones`), Buffer.concat([bytesOf(matrix.pickup), bytesOf(matrix.dropoff)]))
    await writeFile(join(folder, `${part}.target`), bytesOf(target))
  }
  const script = new URL('./trees/peer.py', import.meta.url).pathname
  const python: ChildProcessWithoutNullStreams = spawn(process.env.RIDECAST_PYTHON ?? 'python3', [
    script,
    folder,
    String(ROUNDS),
  ])
  python.on('error', () => {})
  const lines = createInterface({ input: python.stdout })[Symbol.asyncIterator]()
  const next = async (): Promise<unknown> => {
    const line = await lines.next()
    return line.done ? null : JSON.parse(line.value)
  }
  const version = await next()
  if (version === null) return null
  const train1 = async () => {
    python.stdin.write('\n')
    return (await next()) as Figures
  }
  return { version: (version as { version: string }).version, train: train1 }
}

const bytesOf = (array: Float32Array | Int32Array): Buffer =>
  Buffer.from(array.buffer, array.byteOffset, array.byteLength)

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN
const say = (name: string, figures: readonly Figures[]): void => {
  const of = (key: keyof Figures) => median(figures.map((each) => each[key]))
  console.log(
    `${name.padEnd(28)} ${of('seconds').toFixed(2)} s, of these ${of('growing').toFixed(2)} s growing; RMSE ${of('rmse').toFixed(4)}; one ride ${(1e6 * of('oneRow')).toFixed(1)} µs`,
  )
}

const folder = await mkdtemp(join(tmpdir(), 'ridecast-trees-'))
try {
  const peer = await lightGbm(folder)
  const [fast, plain, theirs]: [Figures[], Figures[], Figures[]] = [[], [], []]
  console.log(
    `${ROWS} rides × ${COLUMNS + 2} columns, ${TREES} trees of ${LEAVES} leaves, median of ${ROUNDS} rounds in turns`,
  )
  for (let round = 0; round < ROUNDS; round++) {
    fast.push(ours())
    if (peer) theirs.push(await peer.train())
    plain.push(ours(plainTreeKernel))
  }
  say('ours, WebAssembly SIMD', fast)
  say('ours, plain TypeScript', plain)
  const seconds = (figures: readonly Figures[]) => median(figures.map((each) => each.seconds))
  console.log(`plain ÷ WebAssembly ${(seconds(plain) / seconds(fast)).toFixed(2)}`)
  if (peer) {
    say(`LightGBM ${peer.version}, one thread`, theirs)
    console.log(`ours ÷ LightGBM ${(seconds(fast) / seconds(theirs)).toFixed(2)} of its time`)
  } else console.log('No Python here has lightgbm: nothing to compare with.')
} finally {
  await rm(folder, { recursive: true, force: true })
}

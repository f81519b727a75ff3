import { browserClock, type Workspace } from './workspace'

const never = (): Promise<never> => new Promise<never>(() => {})

/**
 * What stands in for the workspace until its code has arrived: questions wait and are asked again of the real one, so that pages show
 * that they are loading. The database's code is a fifth of the shell, and no page needs it to be drawn.
 */
export const openingWorkspace: Workspace = {
  clock: browserClock,
  watch: () => () => {},
  datasets: { list: never, get: never, update: never },
  zoneSets: { list: never, get: never, put: never, remove: never },
  mappings: { list: never, get: never, put: never, remove: never },
  runs: {
    list: never,
    live: never,
    settled: never,
    binned: never,
    ofSweep: never,
    get: never,
    put: never,
    edit: never,
    move: never,
    appendEpoch: never,
    epochs: never,
    finish: never,
    predictions: never,
    remove: never,
  },
  registry: { read: never, events: never, commit: never, artefact: never },
  jobs: { list: never, get: never, put: never, update: never, remove: never },
  deployQueue: { list: never, get: never, put: never, remove: never },
  settings: { get: never, set: never },
  payoffs: { get: never, put: never, removeOf: never },
  checkpoints: { heads: never, head: never, write: never, read: never, remove: never },
  sweeps: { list: never, get: never, put: never, move: never },
}

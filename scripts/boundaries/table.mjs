/**
 * Who may import what. The linter's configuration is written from this table (`node scripts/boundaries/write.mjs`), and a test reads
 * the sources against it for the few forms that the linter does not see.
 */

/** The nouns of the domain, each of which may import `shared` and the nouns before it. */
export const nouns = [
  'shared',
  'places',
  'trips',
  'features',
  'evaluation',
  'models',
  'explanation',
  'training',
  'experiments',
  'sweeps',
  'payoff',
  'registry',
  'monitoring',
  'deployments',
  'serving',
  'pipelines',
  'maturity',
]
const adapters = ['memory', 'dexie', 'opfs', 'http', 'sql', 'tfjs']

const allNouns = nouns.map((noun) => `lib/${noun}`)
const allAdapters = adapters.map((name) => `lib/adapters/${name}`)

/** Every place that may be imported from, most particular first. */
const places = [
  ...allNouns,
  ...allAdapters,
  'lib/cli',
  'workers/*/client',
  'workers',
  'components',
  'server',
  'app',
  'bin',
  'scripts',
  'tests',
]

/** Packages by what they tie a file to. */
const packages = {
  react: ['react', 'react/**', 'react-dom', 'react-dom/**', 'zustand', 'zustand/**', 'recharts', 'recharts/**'],
  design: ['@mantine/**', '@tabler/**', '@tanstack/**', '@fontsource-variable/**'],
  next: ['next', 'next/**'],
  dexie: ['dexie', 'dexie/**'],
  sql: ['libsql', 'libsql/**', 'kysely', 'kysely/**', 'pg', 'pg/**'],
  tensorflow: ['@tensorflow/**'],
  comlink: ['comlink', 'comlink/**'],
  node: ['node:*', 'node:*/**'],
}

/** @typedef {keyof typeof packages} PackageKind */

/**
 * @typedef {object} Row
 * @property {string} from the folder the row is about
 * @property {readonly string[]} except folders inside it that have a row of their own
 * @property {readonly string[]} may the places it may import from, besides itself
 * @property {readonly PackageKind[]} uses the kinds of package it may import
 */

/** @type {readonly Row[]} */
export const rows = [
  ...nouns.map((noun, index) => ({
    from: `lib/${noun}`,
    except: [],
    may: allNouns.slice(0, index),
    uses: /** @type {PackageKind[]} */ ([]),
  })),
  { from: 'lib/adapters/memory', except: [], may: allNouns, uses: [] },
  { from: 'lib/adapters/dexie', except: [], may: allNouns, uses: ['dexie'] },
  { from: 'lib/adapters/opfs', except: [], may: allNouns, uses: [] },
  { from: 'lib/adapters/http', except: [], may: allNouns, uses: [] },
  { from: 'lib/adapters/sql', except: [], may: allNouns, uses: ['sql', 'node'] },
  { from: 'lib/adapters/tfjs', except: [], may: allNouns, uses: ['tensorflow'] },
  { from: 'lib/cli', except: [], may: [...allNouns, ...allAdapters], uses: ['node'] },
  { from: 'workers', except: [], may: [...allNouns, ...allAdapters], uses: ['comlink'] },
  { from: 'server', except: [], may: [...allNouns, 'lib/adapters/memory', 'lib/adapters/sql'], uses: ['node', 'next'] },
  {
    from: 'app/api',
    except: [],
    may: [...allNouns, 'lib/adapters/memory', 'lib/adapters/sql', 'server'],
    uses: ['node', 'next'],
  },
  { from: 'app', except: ['app/api'], may: ['components'], uses: ['react', 'design', 'next'] },
  {
    from: 'components',
    except: ['components/providers'],
    may: [...allNouns, 'workers/*/client'],
    uses: ['react', 'design', 'next'],
  },
  {
    from: 'components/providers',
    except: [],
    may: [...allNouns, ...allAdapters, 'components', 'workers/*/client'],
    uses: ['react', 'design', 'next', 'dexie'],
  },
]

/**
 * Whether a place lies in a folder, or is it.
 * @param {string} path
 * @param {string} folder may hold one `*` for one name
 */
function liesIn(path, folder) {
  const expected = folder.split('/')
  const actual = path.replace(/\.(?:ts|tsx|js|mjs)$/, '').split('/')
  return expected.every((part, index) => part === actual[index] || (part === '*' && actual[index] !== undefined))
}

/**
 * The row that a file falls under, or undefined where anything goes (tests, scripts, configuration).
 * @param {string} file relative to the project
 */
export function rowOf(file) {
  if (/\.test\.tsx?$/.test(file)) return undefined
  const fitting = rows.filter(({ from }) => liesIn(file, from))
  return fitting.sort((a, b) => b.from.length - a.from.length)[0]
}

/**
 * Whether a row lets its files import a file of the project.
 * @param {Row} row
 * @param {string} target relative to the project
 */
export function mayImport(row, target) {
  if (liesIn(target, row.from)) return true
  if (row.from === 'app/api' && liesIn(target, 'app')) return false
  return row.may.some((place) => liesIn(target, place))
}

/**
 * The places that a row may not import from.
 * @param {Row} row
 */
export function forbiddenPlaces(row) {
  return places.filter((place) => !row.may.includes(place) && !liesIn(place, row.from) && !liesIn(row.from, place))
}

/**
 * The packages that a row may not import.
 * @param {Row} row
 */
export function forbiddenPackages(row) {
  return /** @type {PackageKind[]} */ (Object.keys(packages))
    .filter((kind) => !row.uses.includes(kind))
    .flatMap((kind) => packages[kind])
}

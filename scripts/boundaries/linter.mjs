import { forbiddenPackages, forbiddenPlaces, nouns, rows } from './table.mjs'

/** Names of the browser and of Node that the nouns take as arguments instead. */
const worldly = {
  fetch: 'Take the port that answers it as an argument.',
  window: 'Nouns run in workers, on the server and in the script: take what is needed as an argument.',
  document: 'Nouns run where there is no document.',
  navigator: 'Take what is needed as an argument.',
  localStorage: 'Take a store as an argument.',
  sessionStorage: 'Take a store as an argument.',
  indexedDB: 'Take a store as an argument.',
  process: 'Take what is needed as an argument.',
  Buffer: 'Use Uint8Array: nouns run in the browser too.',
  setTimeout: 'Take a clock as an argument.',
  setInterval: 'Take a clock as an argument.',
  performance: 'Take a clock as an argument.',
}

/**
 * How a place may be written in an import: from the root, or relatively from any depth.
 * @param {string} place
 * @returns {string[]}
 */
function spellings(place) {
  const fromRoot = [`@/${place}`, `@/${place}/**`]
  const climbs = ['..', '../..', '../../..', '../../../..']
  const relative = climbs.flatMap((climb) => [`${climb}/${place}`, `${climb}/${place}/**`])
  if (!place.startsWith('lib/')) return [...fromRoot, ...relative]
  const short = place.slice('lib/'.length)
  return [...fromRoot, ...relative, ...climbs.flatMap((climb) => [`${climb}/${short}`, `${climb}/${short}/**`])]
}

/**
 * What one row of the table is to the linter.
 * @param {import('./table.mjs').Row} row
 */
function overrideOf(row) {
  const forbidden = forbiddenPlaces(row)
  const mayClients = row.may.includes('workers/*/client')
  const own = forbidden.filter((place) => place !== 'workers/*/client').flatMap(spellings)
  const clients = mayClients ? spellings('workers/*/client').map((spelling) => `!${spelling}`) : []
  const packages = forbiddenPackages(row)
  const isNoun = nouns.some((noun) => row.from === `lib/${noun}`)
  return {
    includes: [`${row.from}/**`, ...row.except.map((folder) => `!${folder}/**`), '!**/*.test.ts', '!**/*.test.tsx'],
    linter: {
      rules: {
        style: {
          noRestrictedImports: {
            level: 'error',
            options: {
              patterns: [
                {
                  group: [...own, ...clients],
                  message: `${row.from} may not import this: see the table in scripts/boundaries/table.mjs.`,
                },
                ...(packages.length === 0
                  ? []
                  : [{ group: packages, message: `${row.from} may not use this package: put it behind a port.` }]),
              ],
            },
          },
          ...(isNoun ? { noRestrictedGlobals: { level: 'error', options: { deniedGlobals: worldly } } } : {}),
        },
      },
    },
  }
}

/** The part of the linter's configuration that is written from the table. */
export function linterConfiguration() {
  return { $schema: './node_modules/@biomejs/biome/configuration_schema.json', overrides: rows.map(overrideOf) }
}

import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { linterConfiguration } from '@/scripts/boundaries/linter.mjs'
import { forbiddenPackages, forbiddenPlaces, type Row, rows } from '@/scripts/boundaries/table.mjs'

/** A copy of the linter's configuration in an empty project, into which forbidden imports are planted. */
const project = realpathSync(mkdtempSync(join(tmpdir(), 'ridecast-planting-')))
const expected = new Map<string, boolean>()
let refused = new Set<string>()

function plant(file: string, source: string, isForbidden: boolean): void {
  const path = join(project, file)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, source)
  expected.set(file, isForbidden)
}

const named = (place: string): string => `${place.replace('*', 'train')}${place.endsWith('client') ? '' : '/planted'}`
const climb = (row: Row): string => '../'.repeat(row.from.split('/').length)

function plantRow(row: Row): void {
  const [first = 'app'] = forbiddenPlaces(row)
  const target = named(first)
  const forms = {
    static: `import { planted } from '@/${target}'\nplanted()\n`,
    bare: `import '@/${target}'\n`,
    'type-only': `import type { Planted } from '@/${target}'\nexport type Kept = Planted\n`,
    're-exported': `export { planted } from '@/${target}'\n`,
    'all-re-exported': `export * from '@/${target}'\n`,
    relative: `import { planted } from '${climb(row)}${target}'\nplanted()\n`,
    dynamic: `export const planted = await import('@/${target}')\n`,
  }
  for (const [form, source] of Object.entries(forms)) plant(`${row.from}/form-${form}.ts`, source, true)
  for (const place of forbiddenPlaces(row)) {
    plant(`${row.from}/place-${place.replaceAll(/\W/g, '-')}.ts`, `import { a } from '@/${named(place)}'\na()\n`, true)
  }
  for (const name of forbiddenPackages(row)) {
    const specifier = name.replace('/**', '/planted').replace('*', 'fs')
    plant(`${row.from}/package-${specifier.replaceAll(/\W/g, '-')}.ts`, `import { a } from '${specifier}'\na()\n`, true)
  }
  for (const place of row.may) {
    plant(
      `${row.from}/allowed-${place.replaceAll(/\W/g, '-')}.ts`,
      `import { a } from '@/${named(place)}'\na()\n`,
      false,
    )
  }
}

beforeAll(() => {
  for (const file of ['biome.boundaries.json', 'scripts/boundaries/rules'])
    cpSync(file, join(project, file), { recursive: true })
  const { vcs: _, ...configuration } = JSON.parse(readFileSync('biome.json', 'utf8'))
  writeFileSync(join(project, 'biome.json'), JSON.stringify(configuration))
  for (const row of rows) plantRow(row)
  plant('lib/trips/maths-call.ts', 'export const planted = Math.exp(1)\n', true)
  plant('lib/trips/maths-power.ts', 'export const planted = (x: number) => x ** 3\n', true)
  plant('lib/trips/maths-alias.ts', 'const { log } = Math\nexport const planted = log(2)\n', true)
  plant('lib/adapters/tfjs/maths.ts', 'export const planted = Math.atan2(1, 2)\n', true)
  plant('lib/shared/rounded-math.ts', 'export const exp = (x: number): number => Math.fround(Math.exp(x))\n', false)
  plant('lib/trips/exact-maths.ts', 'export const root = Math.sqrt(2) + Math.floor(1.5) + 2 ** 31\n', false)
  plant('lib/trips/clock.ts', 'export const now = Date.now()\n', true)
  plant('lib/trips/date.ts', 'export const now = new Date()\n', true)
  plant('lib/trips/chance.ts', 'export const chance = Math.random()\n', true)
  plant('lib/trips/network.ts', "export const answer = await fetch('/x')\n", true)
  plant('lib/trips/page.ts', 'export const width = window.innerWidth\n', true)
  const { stdout } = spawnSync(
    process.execPath,
    [
      join(process.cwd(), 'node_modules/@biomejs/biome/bin/biome'),
      'lint',
      '--reporter=github',
      '--max-diagnostics=none',
      '.',
    ],
    { cwd: project, encoding: 'utf8', maxBuffer: 1 << 28 },
  )
  const reported = /title=(?:lint\/style\/noRestrictedImports|lint\/style\/noRestrictedGlobals|plugin),file=([^,]+),/g
  refused = new Set([...stdout.matchAll(reported)].map(([, file = '']) => relative(project, resolve(project, file))))
}, 60_000)

afterAll(() => rmSync(project, { recursive: true, force: true }))

for (const row of rows) {
  test(`the linter refuses what ${row.from} may not import, however it is written`, () => {
    const files = [...expected].filter(([file]) => dirname(file) === row.from)
    expect(files.length).toBeGreaterThan(10)
    expect(files.filter(([file, isForbidden]) => isForbidden && !refused.has(file)).map(([file]) => file)).toEqual([])
    expect(files.filter(([file, isForbidden]) => !isForbidden && refused.has(file)).map(([file]) => file)).toEqual([])
  })
}

test('the linter refuses unrounded mathematics, clocks, chance and the network in the core', () => {
  const planted = [...expected].filter(([file]) => /maths|clock|date|chance|network|page\.ts/.test(file))
  expect(planted.filter(([file, isForbidden]) => isForbidden !== refused.has(file)).map(([file]) => file)).toEqual([])
})

test('the linter’s configuration is the one that the table makes', () => {
  expect(JSON.parse(readFileSync('biome.boundaries.json', 'utf8'))).toEqual(
    JSON.parse(JSON.stringify(linterConfiguration())),
  )
})

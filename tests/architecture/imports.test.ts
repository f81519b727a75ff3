import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, test } from 'vitest'
import { mayImport, rowOf } from '@/scripts/boundaries/table.mjs'

const folders = ['lib', 'workers', 'components', 'server', 'app'].filter((folder) => existsSync(folder))
const sources = folders.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.test.ts') && !name.endsWith('.test.tsx'))
    .map((name) => join(folder, name).replaceAll('\\', '/')),
)

/** Forms of naming another file that the linter does not see: the address of a worker, a type named in place. */
const hidden = [/new\s+URL\(\s*['"]([^'"]+)['"]\s*,\s*import\.meta\.url/g, /import\(\s*['"]([^'"]+)['"]\s*\)/g]
const visible = /(?:from|import)\s+['"]([^'"]+)['"]/g

/** The file that a specifier names, relative to the project, or undefined where it names a package. */
function targetOf(specifier: string, file: string): string | undefined {
  if (specifier.startsWith('@/')) return specifier.slice(2)
  if (!specifier.startsWith('.')) return undefined
  return normalize(join(dirname(file), specifier)).replaceAll('\\', '/')
}

function trespasses(file: string, source: string, forms: readonly RegExp[]): string[] {
  const row = rowOf(file)
  if (row === undefined) return []
  return forms
    .flatMap((form) => [...source.matchAll(form)])
    .map(([, specifier = '']) => targetOf(specifier, file))
    .filter((target): target is string => target !== undefined && !mayImport(row, target))
    .map((target) => `${file} → ${target}`)
}

describe('the dependency table', () => {
  test('holds for workers named by address and for types named in place', () => {
    expect(sources.flatMap((file) => trespasses(file, readFileSync(file, 'utf8'), hidden))).toEqual([])
  })

  test('holds when the plain imports are read without the linter', () => {
    expect(sources.flatMap((file) => trespasses(file, readFileSync(file, 'utf8'), [visible]))).toEqual([])
  })

  test('is seen to be broken by a worker’s address and by a type named in place', () => {
    const address = "new Worker(new URL('../../workers/train/worker.ts', import.meta.url), { type: 'module' })"
    const type = "type T = import('@/lib/training/train').T"
    expect(trespasses('lib/trips/planted.ts', address, hidden)).toHaveLength(1)
    expect(trespasses('lib/trips/planted.ts', type, hidden)).toHaveLength(1)
    expect(trespasses('components/runs/planted.tsx', address, hidden)).toHaveLength(1)
  })
})

test('no power is assigned in the core: engines differ in its last bits, and the linter does not see this form', () => {
  const core = sources.filter((file) => file.startsWith('lib/') && file !== 'lib/shared/rounded-math.ts')
  expect(core.filter((file) => /\*\*=/.test(readFileSync(file, 'utf8')))).toEqual([])
})

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, test } from 'vitest'
import { forbiddenPlaces, mayImport, rowOf, rows } from '@/scripts/boundaries/table.mjs'

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

  test.each(rows)('is seen to be broken in $from by a worker’s address and by a type named in place', (row) => {
    const file = `${row.from}/planted.ts`
    for (const place of forbiddenPlaces(row)) {
      const target = `${place.replace('*', 'train')}${place.endsWith('client') ? '' : '/planted'}`
      const relative = `${'../'.repeat(row.from.split('/').length)}${target}`
      const forms = [
        `new Worker(new URL('${relative}.ts', import.meta.url), { type: 'module' })`,
        `const address = new URL("${relative}.ts", import.meta.url)`,
        `type T = import('@/${target}').T`,
        `type T = typeof import('${relative}')`,
      ]
      for (const form of forms) expect(trespasses(file, form, hidden), `${form} in ${file}`).toHaveLength(1)
    }
    for (const place of row.may) {
      const target = `${place.replace('*', 'train')}${place.endsWith('client') ? '' : '/planted'}`
      expect(trespasses(file, `type T = import('@/${target}').T`, hidden), `${target} in ${file}`).toEqual([])
    }
  })
})

test('no power is assigned in the core: engines differ in its last bits, and the linter does not see this form', () => {
  const core = sources.filter((file) => file.startsWith('lib/') && file !== 'lib/shared/rounded-math.ts')
  expect(core.filter((file) => /\*\*=/.test(readFileSync(file, 'utf8')))).toEqual([])
})

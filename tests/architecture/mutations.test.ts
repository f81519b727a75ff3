import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { knownMutations, withFault } from '@/scripts/mutations/patch.mjs'

const mutations = knownMutations()

test('every known fault can still be put into the source, and changes it', () => {
  const applies = (file: string, mutation: (typeof mutations)[number]): boolean => {
    const source = readFileSync(file, 'utf8')
    return ![undefined, source].includes(withFault(source, mutation))
  }
  const stale = mutations.filter((mutation) => !existsSync(mutation.file) || !applies(mutation.file, mutation))
  expect(stale.map(({ file, find }) => `${file}: ${find}`)).toEqual([])
})

test('every known fault names one test file that is there, with a test that begins as its title, and no other fault is the same', () => {
  const absent = mutations.filter(({ test }) => !/\.(?:test|spec)\.tsx?$/.test(test) || !existsSync(test))
  expect(absent.map(({ test }) => test)).toEqual([])
  const untitled = mutations.filter(
    ({ test, title }) =>
      title !== undefined && !readFileSync(test, 'utf8').includes(`'${title.replaceAll("'", "\\'")}`),
  )
  expect(untitled.map(({ title }) => title)).toEqual([])
  const patches = mutations.map(({ file, find, replace }) => `${file}\n${find}\n${replace}`)
  expect(patches.filter((patch, index) => patches.indexOf(patch) !== index)).toEqual([])
})

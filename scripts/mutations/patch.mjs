import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inRoot } from '../setup/root.mjs'

/**
 * A small fault, and the test that must notice it. `find` stands in `file` exactly once; `test` is the path of one test file; `title`, where it is
 * given, is how the one test of that file begins which is run alone: a browser or the whole app is slow to start.
 * @typedef {{ why: string, file: string, find: string, replace: string, test: string, title?: string }} Mutation
 */

/** @returns {readonly Mutation[]} every patch that is known */
export function knownMutations() {
  return JSON.parse(readFileSync(inRoot('tests', 'mutations.json'), 'utf8'))
}

/**
 * The source with the fault in it, or undefined where the text to replace is not there exactly once.
 * @param {string} source
 * @param {Mutation} mutation
 */
export function withFault(source, { find, replace }) {
  return source.split(find).length === 2 ? source.replace(find, () => replace) : undefined
}

/**
 * Does the work while the fault is in a copy of the project, and mends the copy afterwards.
 * @template T
 * @param {string} project
 * @param {Mutation} mutation
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function patched(project, mutation, work) {
  const path = join(project, mutation.file)
  const source = readFileSync(path, 'utf8')
  const faulty = withFault(source, mutation)
  if (faulty === undefined) throw new Error(`${mutation.file} does not hold this exactly once: ${mutation.find}`)
  writeFileSync(path, faulty)
  try {
    return await work()
  } finally {
    writeFileSync(path, source)
  }
}

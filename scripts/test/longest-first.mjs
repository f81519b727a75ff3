import { BaseSequencer } from 'vitest/node'

/** Files that take a minute and more: begun last, one core would wait for the other. */
const LONG = ['tests/golden/accuracy.test.ts']

/** Vitest's order, with the longest files before all others. */
export class LongestFirst extends BaseSequencer {
  /** @override @param {import('vitest/node').TestSpecification[]} files */
  async sort(files) {
    const sorted = await super.sort(files)
    const isLong = (/** @type {import('vitest/node').TestSpecification} */ { moduleId }) =>
      LONG.some((path) => moduleId.endsWith(path))
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))]
  }
}

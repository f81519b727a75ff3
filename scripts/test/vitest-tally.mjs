import { report } from './tally.mjs'

/** Counts what Vitest ran, with the reason that each skipped test gave. */
export default class VitestTally {
  /**
   * @param {readonly import('vitest/node').TestModule[]} modules
   * @param {readonly unknown[]} errors that belong to no test
   */
  onTestRunEnd(modules, errors) {
    /** @type {import('./tally.mjs').Tally} */
    const tally = { runner: 'vitest', passed: 0, failed: [], skipped: [] }
    if (errors.length > 0) tally.failed.push(`${errors.length} errors that belong to no test`)
    for (const module of modules) {
      if (module.errors().length > 0) tally.failed.push(`${module.relativeModuleId} (the file itself)`)
      for (const test of module.children.allTests()) {
        const { state, ...result } = test.result()
        const name = `${module.relativeModuleId} › ${test.fullName}`
        if (state === 'passed') tally.passed++
        else if (state === 'failed') tally.failed.push(name)
        else tally.skipped.push({ test: name, reason: ('note' in result && result.note) || '' })
      }
    }
    report(tally)
  }
}

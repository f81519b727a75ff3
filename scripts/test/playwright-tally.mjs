import { report } from './tally.mjs'

/** Counts what Playwright ran, with the reason that each skipped test gave. */
export default class PlaywrightTally {
  /** @param {import('@playwright/test/reporter').FullConfig} _config @param {import('@playwright/test/reporter').Suite} suite */
  onBegin(_config, suite) {
    this.suite = suite
  }

  onEnd() {
    /** @type {import('./tally.mjs').Tally} */
    const tally = { runner: 'playwright', passed: 0, failed: 0, skipped: [] }
    for (const test of this.suite?.allTests() ?? []) {
      const outcome = test.outcome()
      if (outcome === 'expected' || outcome === 'flaky') tally.passed++
      else if (outcome === 'unexpected') tally.failed++
      else {
        const why = [...test.annotations, ...test.results.flatMap(({ annotations }) => annotations)]
        const reason = why.find(({ type }) => type === 'skip' || type === 'fixme')?.description ?? ''
        tally.skipped.push({ test: test.titlePath().slice(2).join(' › '), reason })
      }
    }
    report(tally)
  }
}

import { readFileSync } from 'node:fs'
import { report } from './tally.mjs'

const mostLines = 200

/**
 * The part of Playwright's own account that says what went wrong and what the page showed then.
 * @param {string} account in Markdown
 */
const errorAndPage = (account) =>
  account.replace(/^[\s\S]*?(?=^# Error details)/m, '').replace(/^# Test source[\s\S]*/m, '')

/** @param {string} title @param {string} text */
function print(title, text) {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const more = lines.length - mostLines
  console.log(`   ${title}: ${lines.length === 0 ? 'nothing' : ''}`)
  for (const line of lines.slice(0, mostLines)) console.log(`   | ${line}`)
  if (more > 0) console.log(`   | … and ${more} lines more`)
}

/** Counts what Playwright ran, with the reason that each skipped test gave, and prints what is needed to see why a test failed. */
export default class PlaywrightTally {
  /** @param {import('@playwright/test/reporter').FullConfig} _config @param {import('@playwright/test/reporter').Suite} suite */
  onBegin(_config, suite) {
    this.suite = suite
  }

  /**
   * Where nobody can open an attachment, what is printed must do.
   * @param {import('@playwright/test/reporter').TestCase} test
   * @param {import('@playwright/test/reporter').TestResult} result
   */
  onTestEnd(test, result) {
    if (result.status === test.expectedStatus || result.status === 'skipped') return
    console.log(`\n── ${nameOf(test)}: ${result.status}`)
    for (const { name, path, body } of result.attachments) {
      if (name === 'error-context' && path !== undefined)
        print('the error, and the page as it was then', errorAndPage(readFileSync(path, 'utf8')))
      if (name === 'browser' || name === 'server') print(`what the ${name} said`, JSON.parse(String(body)).join('\n'))
    }
    if (result.attachments.every(({ name }) => name !== 'error-context'))
      print('the error', result.errors.map(({ message = '' }) => message).join('\n'))
    console.log('──\n')
  }

  onEnd() {
    /** @type {import('./tally.mjs').Tally} */
    const tally = { runner: 'playwright', passed: 0, failed: [], skipped: [] }
    for (const test of this.suite?.allTests() ?? []) {
      const outcome = test.outcome()
      if (outcome === 'expected' || outcome === 'flaky') tally.passed++
      else if (outcome === 'unexpected') tally.failed.push(nameOf(test))
      else {
        const why = [...test.annotations, ...test.results.flatMap(({ annotations }) => annotations)]
        const reason = why.find(({ type }) => type === 'skip' || type === 'fixme')?.description ?? ''
        tally.skipped.push({ test: nameOf(test), reason })
      }
    }
    report(tally)
  }
}

/** @param {import('@playwright/test/reporter').TestCase} test */
const nameOf = (test) => test.titlePath().slice(2).join(' › ')

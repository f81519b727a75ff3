import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { inRoot } from '../setup/root.mjs'
import { summary, tallies } from './tally.mjs'

mkdirSync(inRoot('dist-test'), { recursive: true })
const folder = mkdtempSync(inRoot('dist-test', 'tally-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Three tests without a browser: one passes, one is skipped, one fails after the page and the server said something. */
const spec = `
  import { expect, test } from '@playwright/test'
  test('sums', () => expect(1 + 1).toBe(2))
  test('waits for files', () => test.skip(true, 'there are no files'))
  test('breaks', async ({}, info) => {
    await info.attach('browser', { body: '["uncaught: page on fire"]', contentType: 'application/json' })
    await info.attach('server', { body: JSON.stringify(Array.from({ length: 300 }, (_, i) => 'line ' + i)), contentType: 'application/json' })
    expect('red').toBe('green')
  })`

test('a failed test is printed with its error, the browser’s and the server’s words, bounded, and counted by name', () => {
  writeFileSync(join(folder, 'some.spec.mjs'), spec)
  const reporter = JSON.stringify(inRoot('scripts', 'test', 'playwright-tally.mjs'))
  writeFileSync(
    join(folder, 'playwright.config.mjs'),
    `export default { testDir: '.', outputDir: 'out', reporter: [[${reporter}]] }`,
  )
  const tally = join(folder, 'tally.jsonl')
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [
      inRoot('node_modules', '@playwright', 'test', 'cli.js'),
      'test',
      '--config',
      join(folder, 'playwright.config.mjs'),
    ],
    { encoding: 'utf8', env: { ...process.env, RIDECAST_TALLY: tally, NO_COLOR: '1' } },
  )
  expect([status, stderr]).toEqual([1, ''])
  expect(stdout).toContain('some.spec.mjs › breaks: failed')
  expect(stdout).toContain('Expected: "green"')
  expect(stdout).toContain('| uncaught: page on fire')
  expect(stdout).toContain('| line 199')
  expect(stdout).not.toContain('| line 200')
  expect(stdout).toContain('… and 100 lines more')
  expect(stdout).not.toContain('sums')
  const [counted] = tallies(tally)
  expect(counted).toEqual({
    runner: 'playwright',
    passed: 1,
    failed: ['some.spec.mjs › breaks'],
    skipped: [{ test: 'some.spec.mjs › waits for files', reason: 'there are no files' }],
  })
  expect(summary(tallies(tally))).toBe('1 passed, 1 failed, 1 skipped')
})

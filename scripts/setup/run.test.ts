import { expect, test } from 'vitest'
import { run } from './run.mjs'

const node = (script: string, limitMs?: number) =>
  run(process.execPath, ['-e', script], { quiet: true, ...(limitMs === undefined ? {} : { limitMs }) })

test('a program is waited for, with what it printed and its code', async () => {
  expect(await node('console.log(1); console.error(2); process.exit(3)')).toEqual({ code: 3, output: '1\n2\n' })
  expect((await run('no-such-program', [], { quiet: true })).code).toBe(127)
})

test('a program that never ends is ended with what it started', async () => {
  const loop = 'for (;;) {}'
  const nested = `require('node:child_process').spawn(process.execPath, ['-e', 'for (;;) {}'], { stdio: 'inherit' }); ${loop}`
  // The pipe closes only when the one that it started is gone too.
  expect(await node(nested, 1_500)).toEqual({ code: 124, output: '' })
})

import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { inRoot } from './root.mjs'

/** Says which version it is, and is not. */
const pretending = (version: string): string =>
  `data:text/javascript,Object.defineProperty(process.versions,'node',{value:'${version}'})`

const commands = ['start', 'dev', 'build', 'check', 'test', 'bench', 'mutations', 'pictures'].map(
  (name) => `scripts/${name}.mjs`,
)

test.each([...commands, 'bin/ridecast.mjs'])('%s says in one sentence that Node is too old', (command) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', pretending('20.8.1'), inRoot(command)], {
    encoding: 'utf8',
  })
  expect([status, stdout, stderr.trim()]).toEqual([
    1,
    '',
    'Ridecast needs Node 20.9 or newer; this is Node 20.8.1. Install it from https://nodejs.org.',
  ])
})

test('a newer Node is taken', () => {
  const { status, stdout } = spawnSync(
    process.execPath,
    ['--import', pretending('26.0.0'), inRoot('bin/ridecast.mjs'), '--help'],
    { encoding: 'utf8' },
  )
  expect([status, stdout]).toEqual([0, expect.stringContaining('Commands:')])
})

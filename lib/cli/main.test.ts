import { describe, expect, it } from 'vitest'
import type { Terminal } from './command'
import { main } from './main'

function aTerminal(env: Terminal['env'] = {}) {
  const out: string[] = []
  const told: string[] = []
  const terminal: Terminal = {
    out: (line) => out.push(line),
    progress: (line) => told.push(line),
    env,
    fetch: () => Promise.reject(new Error('no network in this test')),
  }
  return { terminal, out, told }
}

describe('the command line', () => {
  it.each([
    [[], 2],
    [['fly'], 2],
    [['inspect'], 2],
    [['inspect', '--colour', 'red', 'a.csv'], 2],
    [['train', '--train', 'a.csv', '--family', 'linear'], 2],
    [['train', '--train', 'a.csv', '--valid', 'b.csv', '--family', 'magic'], 2],
    [['train', '--train', 'a.csv', '--valid', 'b.csv', '--family', 'neural', '--set', 'epochs=0'], 2],
    [['inspect', 'absent.csv'], 1],
    [['evaluate', '--model', 'package.json', '--trips', 'a.csv'], 1],
    [['deploy', '--model', 'a.ridecast', '--endpoint', 'e', '--server', 'http://127.0.0.1:9'], 1],
    [['sign-in', '--data', 'nowhere'], 1],
  ] as const)('%j exits with %i and one sentence', async (args, code) => {
    const { terminal, out, told } = aTerminal()
    expect(await main(args, terminal)).toBe(code)
    expect(out).toEqual([])
    if (args.length > 0) expect(told).toHaveLength(1)
  })

  it('explains each command, with the settings of the families', async () => {
    const { terminal, out } = aTerminal()
    expect(await main(['train', '--help'], terminal)).toBe(0)
    expect(out.join('\n')).toContain('Usage: ridecast train --train FILE')
    expect(out.join('\n')).toContain('embedding=16')
  })
})

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
    [['train', '--train', 'a.csv', '--valid', 'b.csv', '--family', 'linear', '--features', 'tip'], 2],
    [['train', '--train', 'a.csv', '--valid', 'b.csv', '--family', 'linear', '--rides', '12'], 2],
    [['pays'], 2],
    [['pays', 'a.csv', '--cost-early', '1'], 2],
    [['pays', 'a.csv', '--cost-early', '1', '--cost-late', 'much'], 2],
    [['inspect', 'lib'], 1],
    [['inspect', 'absent.csv'], 1],
    [['evaluate', '--model', 'package.json', '--trips', 'a.csv'], 1],
    [['deploy', '--model', 'a.ridecast', '--endpoint', 'e', '--server', 'http://127.0.0.1:9'], 1],
    [['deploy', '--model', 'absent.ridecast', '--endpoint', 'Bad Name!', '--server', 'http://127.0.0.1:9'], 2],
    [['sign-in', '--data', 'nowhere'], 1],
    [['sign-in', '--workspace', 'nowhere'], 1],
    [['sign-in', '--workspace', 'nowhere', '--data', 'elsewhere'], 2],
    [['predict', '--model', 'a.ridecast', '--ride', 'nonsense'], 2],
    [['predict', '--model', 'a.ridecast', '--ride', '{},{}'], 2],
    [['predict', '--model', 'a.ridecast', '--ride', '[]'], 2],
  ] as const)('%j exits with %i and one sentence', async (args, code) => {
    const { terminal, out, told } = aTerminal()
    expect(await main(args, terminal)).toBe(code)
    expect(out).toEqual([])
    if (args.length > 0) expect(told).toHaveLength(1)
  })

  it.each([
    [['inspect', 'absent.csv', '--json'], 1, 'file/unreadable'],
    [['inspect', '--json', '--colour', 'red'], 2, 'usage/option'],
    [['train', '--seed', '-1', '--json'], 2, 'usage/option'],
    [['fly', '--json'], 2, 'usage/command'],
  ] as const)('%j puts one object with the reason on standard output', async (args, code, reason) => {
    const { terminal, out, told } = aTerminal()
    expect(await main(args, terminal)).toBe(code)
    expect(out).toHaveLength(1)
    expect(JSON.parse(out[0] ?? '')).toMatchObject({ error: { code: reason } })
    expect(told).toHaveLength(1)
  })

  it.each([
    ['a folder given as a file', ['inspect', 'lib'], 'lib cannot be read: it is a folder.'],
    [
      'a file that is no model',
      ['evaluate', '--model', 'package.json', '--trips', 'a.csv'],
      'package.json: This is not',
    ],
    [
      'a feature that there is not, before any file is read',
      ['train', '--train', 'a.csv', '--valid', 'b.csv', '--family', 'linear', '--features', 'tip'],
      'There is no feature "tip"',
    ],
  ] as const)('names %s', async (_, args, words) => {
    const { terminal, told } = aTerminal()
    await main(args, terminal)
    expect(told[0]).toContain(words)
  })

  it.each([
    ['nowhere/model.ridecast', 'there is no such folder'],
    ['lib', 'it is a folder'],
    ['package.json/model.ridecast', 'package.json is no folder'],
  ])('asks whether %s can be written before it reads a trip', async (out, why) => {
    const { terminal, told } = aTerminal()
    const files = ['--train', 'absent.csv', '--valid', 'absent.csv', '--family', 'linear']
    expect(await main(['train', ...files, '--out', out], terminal)).toBe(1)
    expect(told).toEqual([expect.stringContaining(why)])
  })

  it('names the server that cannot be reached', async () => {
    const { terminal, told } = aTerminal({ RIDECAST_KEY: 'k' })
    const model = 'tests/golden/artefacts/v1-linear.ridecast'
    await main(['deploy', '--model', model, '--endpoint', 'e', '--server', 'http://127.0.0.1:9'], terminal)
    expect(told[0]).toContain('http://127.0.0.1:9: The server cannot be reached.')
  })

  it('names the option and its value where a ride is no JSON object', async () => {
    const { terminal, told } = aTerminal()
    await main(['predict', '--model', 'a.ridecast', '--ride', 'nonsense'], terminal)
    expect(told[0]).toContain('--ride "nonsense" is not one JSON object: write it in single quotes')
  })

  it('takes --workspace for the server’s folder as it takes --data', async () => {
    for (const option of ['--data', '--workspace']) {
      const { terminal, told } = aTerminal()
      await main(['sign-in', option, 'nowhere'], terminal)
      expect(told[0]).toMatch(/No server has run in .*nowhere yet/)
    }
  })

  it('explains each command, with the settings of the families', async () => {
    const { terminal, out } = aTerminal()
    expect(await main(['train', '--help'], terminal)).toBe(0)
    expect(out.join('\n')).toContain('Usage: ridecast train --train FILE')
    expect(out.join('\n')).toContain('embedding=16')
  })
})

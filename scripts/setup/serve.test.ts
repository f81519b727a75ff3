import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { testUnless } from '@/tests/fixtures/unless'
import { inRoot } from './root.mjs'

const folder = mkdtempSync(join(tmpdir(), 'ridecast-serve-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A server that says by which signal it ends, and a command that serves it. */
const server = join(folder, 'server.mjs')
const command = join(folder, 'command.mjs')
writeFileSync(
  server,
  `for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => { console.log(signal); process.exit(signal === 'SIGINT' ? 3 : 0) })
  setTimeout(() => process.exit(9), 30_000)
  console.log('ready')`,
)
const serveModule = JSON.stringify(inRoot('scripts', 'setup', 'serve.mjs'))
writeFileSync(command, `const { serve } = await import(${serveModule})\nserve(${JSON.stringify(server)}, {})`)

/** Starts it as npm does, in a shell, or without one. Resolves when the server is ready. */
async function started(inShell: boolean) {
  const [program, args] = inShell
    ? ['sh', ['-c', `"${process.execPath}" "${command}"; exit $?`]]
    : [process.execPath, [command]]
  const child = spawn(program, args, {
    env: { ...process.env, npm_lifecycle_event: 'start' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let out = ''
  // Whoever holds the other end of the pipe is alive: it closes when the server is gone.
  const closed = once(child, 'close')
  await new Promise<void>((resolve) =>
    child.stdout.on('data', (chunk) => {
      out += chunk
      if (out.includes('ready')) resolve()
    }),
  )
  return { child, closed, out: () => out.trim().split('\n').at(-1) }
}

test('a signal is handed on, and the command ends with the server’s exit code', async () => {
  const { child, closed, out } = await started(false)
  child.kill('SIGINT')
  expect(await closed).toEqual([3, null])
  expect(out()).toBe('SIGINT')
})

testUnless(process.platform === 'win32' ? 'there is no SIGTERM on Windows' : null)(
  'the server ends when only npm’s shell was told to',
  async () => {
    const { child, closed, out } = await started(true)
    child.kill('SIGTERM')
    await closed
    expect(out()).toBe('SIGTERM')
  },
)

import { spawn } from 'node:child_process'
import { root } from './root.mjs'

const watchMs = 500

/**
 * Runs the server until it ends or this command is told to, and ends with its exit code. Signals are handed on. npm hands SIGTERM to a
 * shell that dies of it alone: where npm started this command, the server ends when that shell is gone.
 * @param {string} entry the server's script
 * @param {Record<string, string>} env
 */
export function serve(entry, env) {
  const server = spawn(process.execPath, ['--enable-source-maps', entry], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env, NEXT_TELEMETRY_DISABLED: '1' },
  })
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => server.kill(signal))
  const parent = process.ppid
  const watch =
    process.env.npm_lifecycle_event === undefined
      ? undefined
      : setInterval(() => {
          if (process.ppid === parent) return
          clearInterval(watch)
          server.kill('SIGTERM')
        }, watchMs)
  server.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 0)))
}

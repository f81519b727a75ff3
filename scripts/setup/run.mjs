import { spawn } from 'node:child_process'
import { root } from './root.mjs'

/**
 * Runs a program in the project's folder and waits for it. With `quiet`, what it prints is kept and returned instead of shown. After
 * `limitMs`, and when this process ends before, it is ended with all that it started; its code is 124 then.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string | undefined>, quiet?: boolean, cwd?: string, limitMs?: number }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(program, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, [...args], {
      cwd: options.cwd ?? root,
      env: { ...process.env, ...options.env },
      detached: options.limitMs !== undefined,
      stdio: ['ignore', options.quiet ? 'pipe' : 'inherit', options.quiet ? 'pipe' : 'inherit'],
    })
    let output = ''
    let isOver = false
    const endAll = () => {
      if (child.pid === undefined) return
      try {
        process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGKILL')
      } catch {
        // All of them are gone already.
      }
    }
    const limit =
      options.limitMs === undefined
        ? undefined
        : setTimeout(() => {
            isOver = true
            endAll()
          }, options.limitMs)
    if (limit !== undefined) process.once('exit', endAll)
    child.stdout?.on('data', (chunk) => {
      output += chunk
    })
    child.stderr?.on('data', (chunk) => {
      output += chunk
    })
    child.on('error', (error) => resolve({ code: 127, output: `${output}${error.message}\n` }))
    child.on('close', (code, signal) => {
      clearTimeout(limit)
      process.off('exit', endAll)
      resolve({ code: isOver ? 124 : (code ?? (signal === 'SIGINT' ? 130 : 1)), output })
    })
  })
}

/**
 * Runs one of the tools in `node_modules` with this very Node, so that neither a shell nor `npx` is needed.
 * @param {string} script path inside `node_modules`
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string | undefined>, quiet?: boolean }} [options]
 */
export function runTool(script, args, options) {
  return run(process.execPath, [`node_modules/${script}`, ...args], options)
}

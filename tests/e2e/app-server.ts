import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('No port was given.')
  return address.port
}

/** The built app, served on a port and a data folder of its own. It owns a process: `close` ends it. */
export class AppServer {
  readonly origin: string
  /** The address that the app shows and takes requests at. */
  readonly shown: string
  readonly data = mkdtempSync(join(tmpdir(), 'ridecast-e2e-'))
  private process: ChildProcess | undefined
  private printed = ''
  private before = ''

  private constructor(
    private readonly port: number,
    private folder: string,
    as: string | null,
  ) {
    this.origin = `http://127.0.0.1:${port}`
    this.shown = as === null ? this.origin : `http://${as}:${port}`
  }

  /** `as`: a host name to be known by; `folder`: where another build lies than the one here. */
  static async start({ as = null, folder = '.' }: { as?: string | null; folder?: string } = {}): Promise<AppServer> {
    const server = new AppServer(await freePort(), folder, as)
    await server.resume()
    return server
  }

  /** Starts the server on the same port and data, also of another build or with more settings; resolves when it says where to sign in. */
  async resume(folder = this.folder, settings: Readonly<Record<string, string>> = {}): Promise<void> {
    this.folder = folder
    this.before += this.printed
    this.printed = ''
    const child = spawn(process.execPath, ['dist/server/main.js'], {
      cwd: this.folder,
      env: {
        ...process.env,
        NODE_ENV: 'production',
        PORT: String(this.port),
        HOST: '127.0.0.1',
        RIDECAST_DATA: this.data,
        ...(this.shown === this.origin ? {} : { RIDECAST_PUBLIC_URL: this.shown }),
        ...settings,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.process = child
    await new Promise<void>((resolve, reject) => {
      const collect = (chunk: Buffer): void => {
        this.printed += chunk.toString()
        if (this.signInAddress !== undefined) resolve()
      }
      child.stdout?.on('data', collect)
      child.stderr?.on('data', collect)
      child.on('exit', (code) => reject(new Error(`The server ended with code ${code}.\n${this.printed}`)))
    })
  }

  /** The address with the one-time token, as printed. */
  get signInAddress(): string | undefined {
    return /https?:\/\/\S*\/sign-in#\S+/.exec(this.printed)?.[0]
  }

  /** Every line that it printed so far, restarts included. */
  get said(): readonly string[] {
    return `${this.before}${this.printed}`.split('\n').filter((line) => line !== '')
  }

  /** A fresh one-time link, as a person gets who has lost the printed one. */
  async newSignInAddress(): Promise<string> {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['bin/ridecast.mjs', 'sign-in', '--data', this.data, '--url', this.origin, '--json'],
      { encoding: 'utf8' },
    )
    return String(JSON.parse(stdout).url)
  }

  /** Ends the server as a deploy or a person would; pages keep running. */
  async stop(): Promise<void> {
    const child = this.process
    if (child === undefined || child.exitCode !== null) return
    await new Promise<void>((resolve) => {
      child.once('exit', () => resolve())
      child.kill('SIGTERM')
    })
    this.process = undefined
  }

  async close(): Promise<void> {
    await this.stop()
    rmSync(this.data, { recursive: true, force: true })
  }
}

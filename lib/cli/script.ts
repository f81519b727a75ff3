import { main } from './main'

/** The script's composition root: this process's streams, environment and network. Returns the exit code. */
export async function runScript(args: readonly string[]): Promise<number> {
  // A reader that closes the pipe early (`| head`) is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))
  return main(args, {
    out: (line) => void process.stdout.write(`${line}\n`),
    progress: (line) => void process.stderr.write(`${line}\n`),
    env: process.env,
    fetch,
  })
}

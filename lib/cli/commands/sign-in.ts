import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { nodeSecrets } from '@/lib/adapters/sql/node-secrets'
import { openControl } from '@/lib/adapters/sql/open-control'
import { runningServer } from '@/lib/adapters/sql/server-address'
import { offerSignIn } from '@/lib/serving/sign-in-token'
import { millis } from '@/lib/shared/clock'
import { fail, ok } from '@/lib/shared/result'
import type { Command } from '../command'

export const signIn: Command = {
  summary: 'Prints a new one-time link that signs you in to the server of a data folder.',
  usage: 'sign-in [--data FOLDER] [--url URL] [--json]',
  positionals: 'none',
  options: {
    data: { value: 'FOLDER', help: "The server's data folder (default RIDECAST_DATA, or .ridecast/)." },
    workspace: { value: 'FOLDER', help: 'Another name of --data.' },
    url: { value: 'URL', help: 'Where the server is reached (default: where it says that it is).' },
  },
  notes: ['Whoever can write the data folder may sign in: run it as the user that runs the server.'],
  async run(given, { env }) {
    const [data, workspace] = [given.one('data'), given.one('workspace')]
    if (data !== null && workspace !== null && resolve(data) !== resolve(workspace))
      return fail(
        'usage/folder',
        `--data ${data.slice(0, 80)} and --workspace ${workspace.slice(0, 80)} differ, yet are two names of one option: give one of them.`,
      )
    const folder = resolve(data ?? workspace ?? (env.RIDECAST_DATA || '.ridecast'))
    if (!existsSync(join(folder, 'control.db')))
      return fail(
        'sign-in/no-server',
        `No server has run in ${folder} yet. Start it with "npm start", or name its folder with --data.`,
      )
    const server = runningServer(folder)
    if (server === null)
      return fail(
        'sign-in/not-running',
        `No server runs on ${folder}: start it with "npm start", which prints such a link itself, or name the folder of another with --data.`,
      )
    const host = env.HOST && env.HOST !== '0.0.0.0' && env.HOST !== '::' ? env.HOST : '127.0.0.1'
    const address =
      given.one('url') ??
      server.address ??
      (env.RIDECAST_PUBLIC_URL || `http://${host.includes(':') ? `[${host}]` : host}:${env.PORT || '3000'}`)
    if (!URL.canParse(address)) return fail('usage/url', `--url ${address.slice(0, 80)} is not an address.`)
    const control = openControl(folder)
    if (!control.ok) return control
    try {
      const { token, expiresAt } = await offerSignIn(control.value.sessions, nodeSecrets, {
        now: () => millis(Date.now()),
      })
      const link = `${new URL(address).origin}/sign-in#${token}`
      return ok({
        lines: [link, 'It works once, within a day.'],
        json: { url: link, expiresAt: new Date(expiresAt).toISOString() },
      })
    } finally {
      await control.value.close()
    }
  },
}

import { quote } from '@/lib/shared/quote'
import { RELEASE } from '@/lib/shared/release'
import type { Failure } from '@/lib/shared/result'
import type { Command, Terminal } from './command'
import { commandHelp, overallHelp } from './help'
import { parseCommandLine } from './parse-command-line'

/** Loaded when asked for: the script starts faster without the databases and libraries of the others. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  formats: async () => (await import('./commands/formats')).formats,
  inspect: async () => (await import('./commands/inspect')).inspect,
  train: async () => (await import('./commands/train')).train,
  sweep: async () => (await import('./commands/sweep')).sweep,
  evaluate: async () => (await import('./commands/evaluate')).evaluate,
  predict: async () => (await import('./commands/predict')).predict,
  pays: async () => (await import('./commands/pays')).pays,
  deploy: async () => (await import('./commands/deploy')).deploy,
  runs: async () => (await import('./commands/runs')).runs,
  'sign-in': async () => (await import('./commands/sign-in')).signIn,
}

/**
 * Runs one command and returns the exit code: 0 done, 1 expected failure, 2 wrong usage. With `--json` exactly one object goes to standard
 * output, `{"error":{"code","message"}}` where it failed.
 */
export async function main(args: readonly string[], terminal: Terminal): Promise<0 | 1 | 2> {
  const [name, ...rest] = args
  if (name === '--version' || name === '-v') {
    terminal.out(RELEASE)
    return 0
  }
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    const commands: Record<string, Command> = {}
    for (const [each, load] of Object.entries(COMMANDS)) commands[each] = await load()
    for (const line of overallHelp(commands)) (name === undefined ? terminal.progress : terminal.out)(line)
    return name === undefined ? 2 : 0
  }
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!load) {
    const message = `There is no command ${quote(name)}. See "ridecast --help".`
    return complain('', { code: 'usage/command', message }, rest.includes('--json'), terminal)
  }
  const command = await load()
  const line = parseCommandLine(command, rest)
  if (!line.ok) return complain(name, line.error, rest.includes('--json'), terminal)
  if (line.value.help) {
    for (const text of commandHelp(command)) terminal.out(text)
    return 0
  }
  const answer = await command.run(line.value, terminal)
  if (!answer.ok) return complain(name, answer.error, line.value.json, terminal)
  if (line.value.json) terminal.out(JSON.stringify(answer.value.json))
  else for (const text of answer.value.lines) terminal.out(text)
  return 0
}

/** `name`: the command whose help has more; empty where the sentence says where to look. */
function complain(name: string, error: Failure, json: boolean, terminal: Terminal): 1 | 2 {
  const isUsage = error.code.startsWith('usage/')
  // On a page a long sentence has lines of its own.
  const sentence = error.message.replaceAll('\n', ' ')
  terminal.progress(`ridecast: ${sentence}${isUsage && name !== '' ? ` See "ridecast ${name} --help".` : ''}`)
  if (json) terminal.out(JSON.stringify({ error }))
  return isUsage ? 2 : 1
}

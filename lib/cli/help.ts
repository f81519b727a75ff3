import { RELEASE } from '@/lib/shared/release'
import type { Command } from './command'

const column = (rows: readonly (readonly [string, string])[]): readonly string[] => {
  const width = Math.max(...rows.map(([left]) => left.length))
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`)
}

/** `ridecast --help`. */
export function overallHelp(commands: Readonly<Record<string, Command>>): readonly string[] {
  return [
    `ridecast ${RELEASE}: trains, judges and deploys models of ride durations from the command line.`,
    '',
    'Commands:',
    ...column(Object.entries(commands).map(([name, { summary }]) => [name, summary] as const)),
    '',
    '"ridecast COMMAND --help" tells more. --json prints one JSON object on standard output ({"error":…} where it fails); progress goes to standard error.',
    'Exit codes: 0 done, 1 it could not be done (one sentence says why), 2 the command was not written correctly.',
  ]
}

/** `ridecast COMMAND --help`. */
export function commandHelp(command: Command): readonly string[] {
  const options = Object.entries(command.options).map(
    ([name, { value, help }]) => [`--${name} ${value}`, help] as const,
  )
  return [
    command.summary,
    '',
    `Usage: ridecast ${command.usage}`,
    '',
    'Options:',
    ...column([...options, ['--json', 'One JSON object on standard output.'], ['--help', 'This text.']]),
    ...(command.notes ? ['', ...command.notes] : []),
  ]
}

import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { fail, ok, type Result } from '@/lib/shared/result'
import type { Command, Given } from './command'

export interface CommandLine extends Given {
  readonly json: boolean
  readonly help: boolean
}

/** Reads what follows the command's name. Fails with `usage/…`. */
export function parseCommandLine(command: Command, args: readonly string[]): Result<CommandLine> {
  const options: Record<string, { type: 'string' | 'boolean'; multiple?: boolean; short?: string }> = {
    json: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  }
  for (const name of Object.keys(command.options)) options[name] = { type: 'string', multiple: true }
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
    const texts = (name: string): readonly string[] => {
      const value = values[name]
      return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
    }
    if (command.positionals === 'none' && positionals.length > 0)
      return fail('usage/extra', `"${positionals[0]}" is one word too many.`)
    for (const [name, { many }] of Object.entries(command.options))
      if (!many && texts(name).length > 1) return fail('usage/twice', `--${name} was given twice.`)
    return ok({
      positionals,
      one: (name) => texts(name).at(-1) ?? null,
      all: (name) => texts(name).flatMap(takeApart),
      json: values.json === true,
      help: values.help === true,
    })
  } catch (error) {
    const dashed = args.find((word, i) => word.startsWith('-') && isValueOf(command, args[i - 1]))
    if (dashed !== undefined)
      return fail(
        'usage/option',
        `${args[args.indexOf(dashed) - 1]} is followed by "${dashed}": its value cannot begin with a dash, or is missing.`,
      )
    // parseArgs throws on what it does not know, with a sentence of its own.
    const text = error instanceof Error ? error.message : String(error)
    return fail('usage/option', `${text.split('. ')[0]}.`.replace(/\.\.$/, '.'))
  }
}

/** Is the word before an option that takes a value? */
const isValueOf = (command: Command, before = ''): boolean =>
  before.startsWith('--') && Object.hasOwn(command.options, before.slice(2))

/** `a.csv,b.csv` names two files, unless a file of that very name exists. */
const takeApart = (text: string): readonly string[] =>
  text.includes(',') && !existsSync(text) ? text.split(',').filter((part) => part !== '') : [text]

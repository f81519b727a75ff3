import type { Result } from '@/lib/shared/result'

/** What a command may touch of the world. */
export interface Terminal {
  /** What was asked for: standard output. */
  out(line: string): void
  /** How it goes: standard error. */
  progress(line: string): void
  readonly env: Readonly<Record<string, string | undefined>>
  readonly fetch: typeof fetch
}

/** One option of a command. Every option takes text; several may be given where `many`. */
interface Option {
  readonly value: string
  readonly help: string
  readonly many?: boolean
}

/** What a command answers: lines for a person, and the same as one object for a program. */
export interface Answer {
  readonly lines: readonly string[]
  readonly json: Readonly<Record<string, unknown>>
}

/** What was given on the command line. */
export interface Given {
  readonly positionals: readonly string[]
  /** The last value of an option, or null. */
  one(name: string): string | null
  /** All values, those with commas taken apart. */
  all(name: string): readonly string[]
}

export interface Command {
  readonly summary: string
  /** After "ridecast ". */
  readonly usage: string
  readonly positionals: 'none' | 'files'
  readonly options: Readonly<Record<string, Option>>
  readonly notes?: readonly string[]
  /** Failures whose code starts with `usage/` are the caller's mistake in writing the command. */
  run(given: Given, terminal: Terminal): Promise<Result<Answer>>
}

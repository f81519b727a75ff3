import type { RegistryEvent } from './model-version'

/** One line of a model's history, in words. */
export function describeEvent({ what }: RegistryEvent): string {
  switch (what.kind) {
    case 'registered':
      return `v${what.version} registered`
    case 'imported':
      return `v${what.version} imported from ${what.file}`
    case 'deployed':
      return `v${what.version} deployed to ${what.endpoint}`
    case 'rolled-back':
      return `${what.endpoint} rolled back to v${what.version}`
    case 'alias-moved':
      if (what.to === null) return `@${what.alias} taken from v${what.from}`
      return what.from === null
        ? `@${what.alias} set on v${what.to}`
        : `@${what.alias} moved from v${what.from} to v${what.to}`
  }
}

/** Does an event concern this version? */
export function concerns({ what }: RegistryEvent, version: number): boolean {
  return what.kind === 'alias-moved' ? what.from === version || what.to === version : what.version === version
}

import type { Millis } from '@/lib/shared/clock'
import { fail, ok, type Result } from '@/lib/shared/result'
import { checkName } from './register'
import type { Registry, RegistryChange } from './registry-store'

/** Points an alias to a version, or (`to` null) takes it away, and writes down from where to where. Nothing happens where it already is. */
export function moveAlias(
  registry: Registry,
  move: { readonly model: string; readonly alias: string; readonly to: number | null },
  now: Millis,
): Result<RegistryChange> {
  const { model, alias, to } = move
  const name = checkName('alias', alias)
  if (!name.ok) return name
  if (to !== null && !registry.versions.some((version) => version.model === model && version.version === to))
    return fail('registry/no-version', `${model} has no version ${to}.`)
  const from = registry.aliases.find((each) => each.model === model && each.alias === alias)?.version ?? null
  if (from === to) return ok({ addVersions: [], setAliases: [], dropAliases: [], events: [] })
  return ok({
    addVersions: [],
    setAliases: to === null ? [] : [{ model, alias, version: to }],
    dropAliases: to === null ? [{ model, alias }] : [],
    events: [{ at: now, model, what: { kind: 'alias-moved', alias, from, to } }],
  })
}

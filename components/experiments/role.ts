import { BASELINE, CHALLENGER, CHAMPION, CONSTANT, type Identity, runIdentity } from '@/components/ui/identity'
import type { Run } from '@/lib/experiments/run'
import type { Registry } from '@/lib/registry/registry-store'
import type { RunId } from '@/lib/shared/ids'

/** What a run is to the reader, which decides its colour everywhere: fixed roles first, then the order of selection. */
export type Role =
  | { readonly kind: 'champion' }
  | { readonly kind: 'challenger' }
  | { readonly kind: 'baseline' }
  /** The global median, the baseline that looks at nothing. */
  | { readonly kind: 'constant' }
  /** 0-based place in the selection. */
  | { readonly kind: 'run'; readonly slot: number }

export function identityOf(role: Role): Identity {
  switch (role.kind) {
    case 'champion':
      return CHAMPION
    case 'challenger':
      return CHALLENGER
    case 'baseline':
      return BASELINE
    case 'constant':
      return CONSTANT
    case 'run':
      return runIdentity(role.slot)
  }
}

/** A name that the registry has for a run's artefact: `champion v4`, `green-nyc v5`. */
export interface Badge {
  readonly kind: 'champion' | 'challenger' | 'alias' | 'version'
  readonly text: string
  readonly model: string
  readonly version: number
}

/** Every alias, and every version without one, that a run's artefact goes by. */
export function badgesOf(run: Run, registry: Registry): readonly Badge[] {
  if (run.state.status !== 'finished') return []
  const { artefactId } = run.state.result
  return registry.versions
    .filter((version) => version.artefactId === artefactId)
    .flatMap(({ model, version }): readonly Badge[] => {
      const aliases = registry.aliases.filter((alias) => alias.model === model && alias.version === version)
      if (aliases.length === 0) return [{ kind: 'version', text: `${model} v${version}`, model, version }]
      return aliases.map(({ alias }) => ({
        kind: alias === 'champion' || alias === 'challenger' ? alias : 'alias',
        text: `${alias} v${version}`,
        model,
        version,
      }))
    })
}

/** The role that the registry or the family gives a run, or null where only the selection does. */
export function roleOf(run: Run, registry: Registry): Role | null {
  const badges = badgesOf(run, registry)
  if (badges.some((badge) => badge.kind === 'champion')) return { kind: 'champion' }
  if (badges.some((badge) => badge.kind === 'challenger')) return { kind: 'challenger' }
  if (run.recipe.family === 'pair-hour-lookup') return { kind: 'baseline' }
  if (run.recipe.family === 'global-median') return { kind: 'constant' }
  return null
}

/**
 * Roles of the entries of a comparison's link, by position. An empty entry keeps the colour of a run that was taken out free; the first
 * run with a role takes no colour of the selection, a second with the same one does, so that no two runs look alike.
 */
export function rolesIn(
  entries: readonly (RunId | null)[],
  role: (id: RunId) => Role | null,
): ReadonlyMap<RunId, Role> {
  const roles = new Map<RunId, Role>()
  const taken = new Set<Role['kind']>()
  let slot = 0
  for (const id of entries) {
    const asked = id === null ? null : role(id)
    const fixed = asked && !taken.has(asked.kind) ? asked : null
    if (fixed) taken.add(fixed.kind)
    if (id !== null) roles.set(id, fixed ?? { kind: 'run', slot })
    if (!fixed) slot++
  }
  return roles
}

/** A lookup table beside the first: dotted as every lookup table is, in a colour of its own; where colours come again, the dots lie apart. */
const dotted = (identity: Identity): Identity => ({ ...identity, dash: identity.isSecond ? '2 7' : '2 3' })

/** How the runs of a selection or a link are drawn: one rule wherever they stand together. */
export function identitiesIn(
  entries: readonly (RunId | null)[],
  runs: readonly Run[],
  registry: Registry,
): ReadonlyMap<RunId, Identity> {
  const byId = new Map(runs.map((run) => [run.id, run]))
  const roles = rolesIn(entries, (id) => {
    const run = byId.get(id)
    return run ? roleOf(run, registry) : null
  })
  return new Map(
    [...roles].map(([id, role]) => {
      const isLookup = role.kind === 'run' && byId.get(id)?.recipe.family === 'pair-hour-lookup'
      return [id, isLookup ? dotted(identityOf(role)) : identityOf(role)]
    }),
  )
}

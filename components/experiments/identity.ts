import type { Run } from '@/lib/experiments/run'
import type { Registry } from '@/lib/registry/registry-store'
import type { RunId } from '@/lib/shared/ids'

/** What a run is to the reader, which decides its colour everywhere: fixed roles first, then the order of selection. */
export type Identity =
  | { readonly kind: 'champion' }
  | { readonly kind: 'challenger' }
  | { readonly kind: 'baseline' }
  /** 0-based place in the selection. */
  | { readonly kind: 'run'; readonly slot: number }

export interface Paint {
  /** Stroke, whisker and swatch edge. */
  readonly color: string
  /** Fill of marks where it is not the stroke. */
  readonly fill?: string
  readonly dash?: string
  /** Drawn like a road on a map: a dark casing around a bright line. */
  readonly cased?: boolean
}

const SLOTS = ['var(--rc-run-1)', 'var(--rc-run-2)', 'var(--rc-run-3)', 'var(--rc-run-4)'] as const

/** Colours of an identity. From the fifth run on colours come again with dashes: colour never speaks alone. */
export function paintOf(identity: Identity): Paint {
  switch (identity.kind) {
    case 'champion':
      return { color: 'var(--rc-champion)', fill: 'var(--rc-champion-fill)', cased: true }
    case 'challenger':
      return { color: 'var(--rc-challenger)' }
    case 'baseline':
      return { color: 'var(--rc-baseline)', dash: '2 3' }
    case 'run': {
      const color = SLOTS[identity.slot % SLOTS.length] ?? SLOTS[0]
      return identity.slot < SLOTS.length ? { color } : { color, dash: '7 2' }
    }
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
export function roleOf(run: Run, registry: Registry): Identity | null {
  const badges = badgesOf(run, registry)
  if (badges.some((badge) => badge.kind === 'champion')) return { kind: 'champion' }
  if (badges.some((badge) => badge.kind === 'challenger')) return { kind: 'challenger' }
  if (run.recipe.family === 'pair-hour-lookup' || run.recipe.family === 'global-median') return { kind: 'baseline' }
  return null
}

/**
 * Identities of the entries of a comparison's link, by position. An empty entry keeps the colour of a run that was taken out free; runs
 * with a role take no colour of the selection.
 */
export function identitiesOf(
  entries: readonly (RunId | null)[],
  role: (id: RunId) => Identity | null,
): ReadonlyMap<RunId, Identity> {
  const identities = new Map<RunId, Identity>()
  let slot = 0
  for (const id of entries) {
    const fixed = id === null ? null : role(id)
    if (id !== null) identities.set(id, fixed ?? { kind: 'run', slot })
    if (!fixed) slot++
  }
  return identities
}

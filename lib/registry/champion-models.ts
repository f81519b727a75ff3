import type { ArtefactId } from '@/lib/shared/ids'
import type { Registry } from './registry-store'

/** The models that the alias `champion` points to, one for each name that has a champion. */
export const championModels = ({ versions, aliases }: Registry): ReadonlySet<ArtefactId> =>
  new Set(
    versions.flatMap(({ model, version, artefactId }) =>
      aliases.some((each) => each.alias === 'champion' && each.model === model && each.version === version)
        ? [artefactId]
        : [],
    ),
  )

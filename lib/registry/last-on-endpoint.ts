import type { ModelVersion, RegistryEvent } from './model-version'

interface Known {
  readonly versions: readonly ModelVersion[]
  /** Oldest first. */
  readonly events: readonly RegistryEvent[]
}

/** The version that was last deployed to an endpoint from here, or rolled back to; null where none was. Others may have changed it since. */
export function lastOnEndpoint({ versions, events }: Known, endpoint: string): ModelVersion | null {
  const last = events.findLast(({ what }) => 'endpoint' in what && what.endpoint === endpoint)
  if (!last || !('endpoint' in last.what)) return null
  const { version } = last.what
  return versions.find((it) => it.model === last.model && it.version === version) ?? null
}

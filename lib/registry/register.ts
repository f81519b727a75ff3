import type { Millis } from '@/lib/shared/clock'
import { fail, ok, type Result } from '@/lib/shared/result'
import type { ModelVersion } from './model-version'
import type { Registry, RegistryChange } from './registry-store'

export type VersionDraft = Omit<ModelVersion, 'schemaVersion' | 'version' | 'createdAt'>

const NAME = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/

/** A model's or alias's name goes into URLs and commands: lower case, digits and hyphens. */
export function checkName(kind: 'model' | 'alias', name: string): Result<string> {
  if (NAME.test(name)) return ok(name)
  return fail(
    `registry/bad-${kind}-name`,
    `“${name.slice(0, 64)}” cannot name ${kind === 'alias' ? 'an alias' : 'a model'}. Use up to 64 lower-case letters, digits and hyphens, such as ${kind === 'alias' ? 'champion' : 'green-nyc'}.`,
  )
}

/** Version n + 1 of the model. The same artefact is registered once under a name: twice would be two numbers for one thing. */
export function register(registry: Registry, draft: VersionDraft, now: Millis): Result<RegistryChange> {
  const name = checkName('model', draft.model)
  if (!name.ok) return name
  const versions = registry.versions.filter((version) => version.model === draft.model)
  const same = versions.find((version) => version.artefactId === draft.artefactId)
  if (same)
    return fail('registry/already-registered', `This model is already registered as ${same.model} v${same.version}.`)
  const version = Math.max(0, ...versions.map((each) => each.version)) + 1
  return ok({
    addVersions: [{ ...draft, schemaVersion: 1, version, createdAt: now }],
    setAliases: [],
    dropAliases: [],
    events: [
      {
        at: now,
        model: draft.model,
        what:
          draft.source.kind === 'file'
            ? { kind: 'imported', version, file: draft.source.ref }
            : { kind: 'registered', version },
      },
    ],
  })
}

import { isHonestAtPickup } from '@/lib/features/feature-spec'
import type { Artefact } from '@/lib/models/artefact'
import type { ArtefactId } from '@/lib/shared/ids'
import type { VersionDraft } from './register'

/** What is registered of a model that came as a file: everything is read from the file itself, its name excepted. */
export function draftFromArtefact(
  { id, artefact, bytes }: { readonly id: ArtefactId; readonly artefact: Artefact; readonly bytes: number },
  { model, file }: { readonly model: string; readonly file: string },
): VersionDraft {
  return {
    model,
    artefactId: id,
    artefactBytes: bytes,
    family: artefact.body.kind,
    metrics: artefact.metrics,
    honestAtPickup: isHonestAtPickup(artefact.features.spec),
    simulated: artefact.data.simulated,
    source: { kind: 'file', ref: file },
    note: '',
  }
}

import type { ArtefactId } from '@/lib/shared/ids'
import { ok, type Result } from '@/lib/shared/result'
import type { Artefact } from './artefact'
import { gridFor, type PreparedModel, predictorOf, prepareModel } from './create-predictor'
import { decodeArtefact } from './decode-artefact'
import { identifyArtefact } from './encode-artefact'
import { checkGoldenRides } from './golden-rides'
import type { Predictor } from './predictor'

export interface LoadedArtefact {
  readonly id: ArtefactId
  readonly artefact: Artefact
  readonly prepared: PreparedModel
  readonly predictor: Predictor
}

/** From a file to a model that is believed: layout, hashes, numbers and golden rides all hold. */
export async function loadArtefact(bytes: Uint8Array): Promise<Result<LoadedArtefact>> {
  const decoded = await decodeArtefact(bytes)
  if (!decoded.ok) return decoded
  const artefact = decoded.value
  const prepared = prepareModel(artefact)
  const predictor = predictorOf(prepared, await gridFor(artefact.features))
  const golden = checkGoldenRides(artefact, predictor)
  if (!golden.ok) return golden
  return ok({ id: await identifyArtefact(bytes), artefact, prepared, predictor })
}

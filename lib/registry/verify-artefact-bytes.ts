import { hashBytes } from '@/lib/shared/hash'
import type { ArtefactId } from '@/lib/shared/ids'
import { fail, ok, type Result } from '@/lib/shared/result'

/** Are these still the bytes that the id names? A flipped bit on the disk must not become a wrong prediction. */
export async function verifyArtefactBytes(id: ArtefactId, bytes: Uint8Array): Promise<Result<Uint8Array>> {
  const found: string = await hashBytes(bytes)
  if (found === id) return ok(bytes)
  return fail(
    'artefact/damaged',
    `The stored model ${id.slice(0, 12)}… no longer matches its hash, so it is not used. Train the run again or import the model’s file.`,
  )
}

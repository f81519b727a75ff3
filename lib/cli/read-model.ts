import { readFile, stat } from 'node:fs/promises'
import { MAX_ARTEFACT_BYTES } from '@/lib/models/artefact'
import { type LoadedArtefact, loadArtefact } from '@/lib/models/load-artefact'
import { fail, ok, type Result } from '@/lib/shared/result'
import { reason } from './read-trip-files'

/** An artefact's bytes. Fails with `file/unreadable` or `artefact/too-large`. */
export async function readModelBytes(path: string): Promise<Result<Uint8Array>> {
  try {
    const { size } = await stat(path)
    if (size > MAX_ARTEFACT_BYTES)
      return fail('artefact/too-large', `${path} has ${size} bytes; a model has at most ${MAX_ARTEFACT_BYTES}.`)
    return ok(new Uint8Array(await readFile(path)))
  } catch (error) {
    return fail('file/unreadable', `${path} cannot be read: ${reason(error)}.`)
  }
}

/** An artefact file, checked in full before it is believed. */
export async function readModel(path: string): Promise<Result<LoadedArtefact>> {
  const bytes = await readModelBytes(path)
  return bytes.ok ? loadModel(path, bytes.value) : bytes
}

/** Checks a model's bytes in full; what is wrong is said of the file. */
export async function loadModel(path: string, bytes: Uint8Array): Promise<Result<LoadedArtefact>> {
  const loaded = await loadArtefact(bytes)
  return loaded.ok ? loaded : fail(loaded.error.code, `${path}: ${loaded.error.message}`)
}

import { hashBytes } from '@/lib/shared/hash'
import { whyUnread } from '@/lib/shared/out-of-memory'
import { fail, ok, type Result } from '@/lib/shared/result'
import type { DatasetIndex, StoredDataset } from '@/lib/trips/dataset-index'
import type { DatasetStore, TellHeld } from '@/lib/trips/dataset-store'
import { rideSampler, type SampledSpan, type SampledTrips, sampleGatherer } from '@/lib/trips/sample-rides'
import { chunkBytes, chunkColumns, copyTrips } from '@/lib/trips/trip-chunk'
import { allocateTrips, type TripColumns } from '@/lib/trips/trip-columns'
import { heldFailure } from './storage-failure'
import type { TripDirectory } from './trip-directory'
import { HeldElsewhere, PATIENCE_MS, type Patience, whenFree } from './when-free'

/** Datasets whose columns lie in the private file system and whose commit markers lie in `index`. Works in pages and workers. Files that another tab holds are waited for. */
export function opfsDatasetStore(
  index: DatasetIndex,
  directory: TripDirectory,
  forMs: number = PATIENCE_MS,
): DatasetStore {
  const patience = (tell: TellHeld | undefined): Patience => ({ forMs, ...(tell && { tell }) })
  return {
    list: async () => (await index.list()).map(({ dataset }) => dataset).sort((a, b) => b.importedAt - a.importedAt),
    get: async (id) => (await index.get(id))?.dataset ?? null,
    update: index.update,
    async readTrips(id, held) {
      const stored = await index.get(id)
      if (!stored) return unknown()
      const opened = await openTrips(stored, directory, patience(held))
      return opened.ok ? readAll(stored, opened.value) : opened
    },
    async readSample(id, spans, held) {
      const stored = await index.get(id)
      if (!stored) return unknown()
      const opened = await openTrips(stored, directory, patience(held))
      return opened.ok ? readSampled(stored, opened.value, spans) : opened
    },
    async remove(id, held) {
      const stored = await index.get(id)
      if (!stored) return ok(null)
      await index.remove(id)
      try {
        for (const file of [stored.storage.file, stored.rejectsFile])
          if (file) await removeWhenFree(directory, file, patience(held))
        return ok(null)
      } catch (error) {
        if (!(error instanceof HeldElsewhere)) throw error
        return fail(
          'storage/held',
          `${stored.dataset.name} is deleted, but its room is not free yet. ${error.message} Close the other tabs of Ridecast: its next start gives the room back.`,
        )
      }
    },
  }
}

const unknown = () => fail('dataset/unknown', 'This dataset is not here any more. Import its files again.')

const removeWhenFree = (directory: TripDirectory, file: string, patience: Patience): Promise<void> =>
  whenFree(
    file,
    async () => {
      if (!(await directory.remove(file))) throw new DOMException(`${file} is held`, 'NoModificationAllowedError')
    },
    patience,
  )

/** Throws what says that memory is short, where it is. */
async function bytesOf(part: Blob): Promise<ArrayBuffer> {
  try {
    return await part.arrayBuffer()
  } catch (error) {
    throw whyUnread(error, part.size)
  }
}

interface OpenTrips {
  readonly chunks: number
  /** A chunk whose bytes are those that were written, or `dataset/damaged`. */
  read(index: number): Promise<Result<TripColumns>>
}

/** Fails with `dataset/missing` or `storage/held`. */
async function openTrips(
  { dataset, storage }: StoredDataset,
  directory: TripDirectory,
  patience: Patience,
): Promise<Result<OpenTrips>> {
  let file: File | null
  try {
    file = await whenFree(storage.file, () => directory.file(storage.file), patience)
  } catch (error) {
    if (error instanceof HeldElsewhere) return { ok: false, error: heldFailure(error) }
    throw error
  }
  if (!file)
    return fail('dataset/missing', `The trips of ${dataset.name} are gone from this browser. Import its files again.`)
  const { hasPoints } = dataset
  const { chunks } = storage
  return ok({
    chunks: chunks.length,
    async read(index) {
      const { offset = 0, rows = 0, sha256 } = chunks[index] ?? {}
      const length = chunkBytes(rows, hasPoints)
      const bytes = new Uint8Array(await bytesOf(file.slice(offset, offset + length)))
      if (bytes.length === length && (await hashBytes(bytes)) === sha256) return ok(chunkColumns(bytes, hasPoints))
      const before = chunks.slice(0, index).reduce((sum, chunk) => sum + chunk.rows, 0)
      return fail(
        'dataset/damaged',
        `The stored trips of ${dataset.name} are damaged (rows ${before + 1}–${before + rows}). Delete the dataset and import its files again.`,
      )
    },
  })
}

async function readAll({ dataset }: StoredDataset, opened: OpenTrips): Promise<Result<TripColumns>> {
  const trips = allocateTrips(dataset.rows, dataset.hasPoints)
  let at = 0
  for (let index = 0; index < opened.chunks; index++) {
    const chunk = await opened.read(index)
    if (!chunk.ok) return chunk
    copyTrips(trips, at, chunk.value, 0, chunk.value.rows)
    at += chunk.value.rows
  }
  return ok(trips)
}

/** Reads every chunk twice, to count and to draw. */
async function readSampled(
  { dataset }: StoredDataset,
  opened: OpenTrips,
  spans: readonly SampledSpan[],
): Promise<Result<SampledTrips>> {
  const sampler = rideSampler(spans)
  for (let index = 0; index < opened.chunks; index++) {
    const chunk = await opened.read(index)
    if (!chunk.ok) return chunk
    sampler.count(chunk.value)
  }
  const gatherer = sampleGatherer(sampler, dataset.hasPoints)
  for (let index = 0; index < opened.chunks; index++) {
    const chunk = await opened.read(index)
    if (!chunk.ok) return chunk
    gatherer.take(chunk.value)
  }
  return ok(gatherer.sampled())
}

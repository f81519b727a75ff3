import { fail, type Result } from '@/lib/shared/result'
import { fileKind } from '@/lib/trips/file-kind'
import { type MappingSample, readMappingSample } from '@/lib/trips/mapping/mapping-sample'
import { openArchives } from '@/lib/trips/open-archives'
import { fileSource, type TripSource } from '@/lib/trips/trip-source'
import { zipEntries } from '@/lib/trips/zip-entries'
import { BrokenEntry, zipSource } from '@/lib/trips/zip-source'
import type { FileInside } from './api'

/** The beginning of a file, or of one inside a ZIP; of a ZIP that is named alone, that of its first file. Fails where it cannot be read. */
export async function readInside({ file, entry }: FileInside): Promise<Result<MappingSample>> {
  const whole = fileSource(file)
  try {
    const found = await sourceOf(whole, entry)
    return found.ok ? await readMappingSample(found.value) : found
  } catch (error) {
    if (error instanceof BrokenEntry) return { ok: false, error: error.failure }
    if (!(error instanceof Error) || error instanceof TypeError || error instanceof ReferenceError) throw error
    return fail('file/unreadable', `${entry ?? file.name} cannot be read: ${error.message} Choose it again.`)
  }
}

async function sourceOf(whole: TripSource, entry: string | null): Promise<Result<TripSource>> {
  if (entry === null) {
    const opened = await openArchives([whole])
    return opened.ok ? { ok: true, value: opened.value.sources[0] ?? whole } : opened
  }
  if (fileKind(await whole.slice(0, Math.min(4, whole.bytes))) !== 'zip')
    return fail('file/unreadable', `${whole.name} is no ZIP, so that there is no ${entry} in it.`)
  const entries = await zipEntries(whole)
  if (!entries.ok) return entries
  const inside = entries.value.map((each) => zipSource(whole, each)).find(({ name }) => name === entry)
  return inside
    ? { ok: true, value: inside }
    : fail('file/unreadable', `${whole.name} holds no ${entry}. Choose it again.`)
}

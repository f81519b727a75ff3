import type { FileLook, TripLook } from '@/lib/trips/look-at-file'

/** A file that was dropped, or one inside a ZIP that was, and what it is; null while that is not known. */
export interface SeenFile {
  readonly file: File
  /** Its name inside the ZIP; null for a file of its own. */
  readonly entry: string | null
  readonly look: FileLook | null
}

/** Files as they were dropped, those of a ZIP below it. */
export function seenFiles(files: readonly File[], looks: readonly (FileLook | null)[]): readonly SeenFile[] {
  return files.flatMap((file, i): SeenFile[] => {
    const look = looks[i] ?? null
    const inside = look?.kind === 'archive' ? look.files : []
    return [{ file, entry: null, look }, ...inside.map(({ name, look: inner }) => ({ file, entry: name, look: inner }))]
  })
}

/** Files that will be read as trips. */
export const tripsAmong = (seen: readonly SeenFile[]): readonly (SeenFile & { readonly look: TripLook })[] =>
  seen.flatMap((each) => (each.look?.kind === 'trips' ? [{ ...each, look: each.look }] : []))

/** Would a person who says what the columns mean help? Then the columns can be mapped. */
const MAPPABLE = new Set(['trips/unknown-header', 'trips/duplicate-column', 'trips/unreadable-times'])

export const canBeMapped = (look: FileLook | null): boolean => look?.kind === 'refused' && MAPPABLE.has(look.error.code)

/** Files of one header, read alike. */
export interface LookGroup {
  readonly names: readonly string[]
  readonly look: TripLook
}

/** Trip files by what is read of them, in the order in which they came. */
export function groupsOf(seen: readonly SeenFile[]): readonly LookGroup[] {
  const groups = new Map<string, { names: string[]; look: TripLook }>()
  for (const { file, entry, look } of tripsAmong(seen)) {
    const key = look.read.map(({ header, readAs }) => `${header.toLowerCase()} ${readAs}`).join('\n')
    const group = groups.get(key) ?? { names: [], look }
    groups.set(key, group)
    group.names.push(entry ?? file.name)
  }
  return [...groups.values()]
}

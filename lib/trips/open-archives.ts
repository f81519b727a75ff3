import { fail, ok, type Result } from '@/lib/shared/result'
import { fileKind } from './file-kind'
import type { FormatChoice } from './formats/format-choice'
import type { PlaceKind } from './formats/trip-format'
import type { WantedFields } from './formats/wanted-fields'
import type { LeftOut } from './left-out'
import { lookAtFile, type TripLook } from './look-at-file'
import type { TripSource } from './trip-source'
import { zipEntries } from './zip-entries'
import { zipSource } from './zip-source'

/** Files of trips, those in archives one by one. */
export interface OpenedFiles {
  readonly sources: readonly TripSource[]
  readonly leftOut: readonly LeftOut[]
}

/**
 * Opens ZIPs: each of their files of trips is a file of its own; others (lists of stations, a README) are left out, with why. Fails where a ZIP
 * cannot be opened or holds no file of trips, and with
 * `zip/mixed` where its files tell places in different ways.
 */
export async function openArchives(
  sources: readonly TripSource[],
  choice?: FormatChoice,
  wanted?: WantedFields,
): Promise<Result<OpenedFiles>> {
  const opened: TripSource[] = []
  const leftOut: LeftOut[] = []
  for (const source of sources) {
    // A file that cannot be read is no archive: the importer says what is wrong with it.
    const start = await source.slice(0, Math.min(4, source.bytes)).catch(() => new Uint8Array(0))
    if (fileKind(start) !== 'zip') {
      opened.push(source)
      continue
    }
    const entries = await zipEntries(source)
    if (!entries.ok) return entries
    const files = entries.value.map((entry) => zipSource(source, entry))
    const inside: TripSource[] = []
    const kinds: { name: string; look: TripLook }[] = []
    for (const file of files) {
      const look = await lookAtFile(file, choice, wanted)
      if (look.kind === 'trips') {
        inside.push(file)
        kinds.push({ name: file.name, look })
      } else leftOut.push({ name: file.name, why: whyNot(look) })
    }
    const mixed = sayMixed(source.name, kinds)
    if (mixed) return mixed
    // What is wrong with it is said of its first file, by whoever reads that.
    opened.push(...(inside.length > 0 ? inside : files.slice(0, 1)))
  }
  return ok({ sources: opened, leftOut })
}

const PLACES: Readonly<Record<PlaceKind, string>> = { zone: 'zone ids', name: 'names', point: 'coordinates' }

function sayMixed(zip: string, files: readonly { readonly name: string; readonly look: TripLook }[]) {
  const [first] = files
  const other = files.find(({ look }) => look.places !== first?.look.places)
  if (!first || !other) return null
  const shown = ({ name, look }: typeof first) => `${name} (${look.format}, places by ${PLACES[look.places]})`
  return fail(
    'zip/mixed',
    `${zip} holds trips of two kinds: ${shown(first)} and ${shown(other)}, which cannot be read together. Unpack it and give the files of one kind at a time.`,
  )
}

function whyNot(look: Exclude<Awaited<ReturnType<typeof lookAtFile>>, { kind: 'trips' }>): string {
  switch (look.kind) {
    case 'zones':
      return 'it is a zone file, to be given by itself'
    case 'archive':
      return 'it is a ZIP inside a ZIP'
    case 'refused':
      return (look.error.message.split('\n')[0] ?? '').replace(/[;.]$/, '')
  }
}

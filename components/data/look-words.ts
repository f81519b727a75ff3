import { formatCount } from '@/lib/shared/format-number'
import type { FileLook } from '@/lib/trips/look-at-file'
import { MAPPED_TITLE } from '@/lib/trips/mapping/format-of-mapping'

const ZONES = { points: 'points and names of zones', lookup: 'names of zones', shapes: 'shapes of zones' } as const
const CONTAINERS = { plain: null, gzip: 'gzip', parquet: 'Parquet' } as const
const PLACES = { zone: null, name: 'places by name', point: 'places by coordinates' } as const

/** What a file is, in a line: `TLC green taxi, header of 2019 on, 20 columns, about 68,000 rows`. Of a refused one, why. */
export function lookWords(look: FileLook): string {
  switch (look.kind) {
    case 'zones':
      return `Zone file: ${ZONES[look.holds]}${look.readAs === '' ? '' : `. ${look.readAs}`}`
    case 'refused':
      return (look.error.message.split('\n')[0] ?? '').replace(/;$/, '.')
    case 'archive': {
      const trips = look.files.filter(({ look: inside }) => inside.kind === 'trips').length
      return `ZIP, ${formatCount(trips)} of ${counted(look.files.length, 'file')} with trips`
    }
    case 'trips': {
      const { format, generation, columns, rows, container, places } = look
      const length = rows && `${rows.isExact ? '' : 'about '}${counted(rows.count, 'row')}`
      const parts = [format, generation, CONTAINERS[container], counted(columns, 'column'), length]
      return [...parts, PLACES[places]].filter(Boolean).join(', ')
    }
  }
}

const counted = (count: number, thing: string): string => `${formatCount(count)} ${thing}${count === 1 ? '' : 's'}`

/** What was decided about the way that a file of trips is written: encoding, delimiter, order of dates; and that a mapping is used again. */
export function lookNotes(look: FileLook): string {
  if (look.kind !== 'trips') return ''
  const kept =
    look.format === MAPPED_TITLE
      ? ['The mapping kept for this header is used: “Correct…” shows, changes or forgets it.']
      : []
  return [...kept, ...(look.asksOrder === null ? look.notes : [])].join(' ')
}

/** What more there is to say of a refused file: what was found and what was looked for. */
export const refusalDetails = (message: string): readonly string[] => message.split('\n').slice(1)

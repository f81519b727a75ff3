import { formatCount } from '@/lib/shared/format-number'
import type { FileLook, TripLook } from '@/lib/trips/look-at-file'

const ZONES = { points: 'points and names of zones', lookup: 'names of zones', shapes: 'shapes of zones' } as const

/** What a file is, in a line: `TLC green taxi, header of 2019 on, 20 columns, about 68,000 rows`. Of a refused one, why. */
export function lookWords(look: FileLook): string {
  switch (look.kind) {
    case 'zones':
      return `Zone file: ${ZONES[look.holds]}${look.readAs === '' ? '' : `. ${look.readAs}`}`
    case 'refused':
      return (look.error.message.split('\n')[0] ?? '').replace(/;$/, '.')
    case 'archive': {
      const trips = look.files.filter((file) => file.look.kind === 'trips')
      const first = trips[0]?.look
      return `ZIP of ${formatCount(trips.length)} trip ${trips.length === 1 ? 'file' : 'files'}${first ? `: ${lookWords(first)}` : ''}${trips.length > 1 ? ' in the first' : ''}`
    }
    case 'trips': {
      const { format, generation, columns, rows } = look
      const counted = rows && `${rows.isExact ? '' : 'about '}${formatCount(rows.count)} rows`
      return [format, generation, `${formatCount(columns)} columns`, counted].filter(Boolean).join(', ')
    }
  }
}

/** The files of trips in a file: itself, or those in a ZIP. */
export const tripLooksIn = (look: FileLook): readonly TripLook[] =>
  look.kind === 'trips' ? [look] : look.kind === 'archive' ? look.files.flatMap((file) => tripLooksIn(file.look)) : []

/** What more there is to say of a refused file: what was found and what was looked for. */
export const refusalDetails = (message: string): readonly string[] => message.split('\n').slice(1)

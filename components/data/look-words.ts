import { formatCount } from '@/lib/shared/format-number'
import type { FileLook } from '@/lib/trips/look-at-file'

const ZONES = { points: 'points and names of zones', lookup: 'names of zones', shapes: 'shapes of zones' } as const

/** What a file is, in a line: `TLC green taxi, header of 2019 on, 20 columns, about 68,000 rows`. Of a refused one, why. */
export function lookWords(look: FileLook): string {
  switch (look.kind) {
    case 'zones':
      return `Zone file: ${ZONES[look.holds]}${look.readAs === '' ? '' : `. ${look.readAs}`}`
    case 'refused':
      return (look.error.message.split('\n')[0] ?? '').replace(/;$/, '.')
    case 'trips': {
      const { format, generation, columns, rows } = look
      const counted = rows && `${rows.isExact ? '' : 'about '}${formatCount(rows.count)} rows`
      return [format, generation, `${formatCount(columns)} columns`, counted].filter(Boolean).join(', ')
    }
  }
}

/** What more there is to say of a refused file: what was found and what was looked for. */
export const refusalDetails = (message: string): readonly string[] => message.split('\n').slice(1)

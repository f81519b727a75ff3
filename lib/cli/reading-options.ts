import { readFile } from 'node:fs/promises'
import { fail, ok, type Result } from '@/lib/shared/result'
import { TRIP_FORMATS } from '@/lib/trips/formats/all-formats'
import type { FormatChoice } from '@/lib/trips/formats/format-choice'
import { DATE_ORDERS } from '@/lib/trips/formats/trip-format'
import { sayShared } from '@/lib/trips/mapping/shared-columns'
import { readMapping, type TripMapping } from '@/lib/trips/mapping/trip-mapping'
import type { Given } from './command'
import { reason } from './read-trip-files'

/** Options of every command that reads trips. */
export const READING_OPTIONS = {
  format: {
    value: 'NAME',
    help: 'Read all files in this format; auto (default) goes by the header. See "ridecast formats".',
  },
  mapping: {
    value: 'FILE.json',
    help: 'What the columns of files in no known format mean; "ridecast inspect" proposes one. May be repeated.',
    many: true,
  },
  'date-order': {
    value: 'ORDER',
    help: 'dmy or mdy: how dates such as 03/04/2023 are meant, where the files do not tell.',
  },
} as const

/** How files are to be read, as the options say. Fails with `usage/…`, `file/unreadable` or `mapping/unreadable`. */
export async function readChoice(given: Given): Promise<Result<FormatChoice>> {
  const name = given.one('format') ?? 'auto'
  const formats =
    name === 'auto' ? TRIP_FORMATS : TRIP_FORMATS.filter((each) => [name, `${name}-points`].includes(each.name))
  if (formats.length === 0)
    return fail(
      'usage/format',
      `--format ${name.slice(0, 40)} is none of auto, ${TRIP_FORMATS.map((each) => each.name).join(', ')}.`,
    )
  const order = given.one('date-order')
  const dateOrder = DATE_ORDERS.find((each) => each === order) ?? null
  if (order !== null && dateOrder === null)
    return fail(
      'usage/date-order',
      `--date-order ${order.slice(0, 20)} is neither dmy (day first) nor mdy (month first).`,
    )
  const mappings: TripMapping[] = []
  for (const path of given.all('mapping')) {
    const mapping = await readMappingFile(path)
    if (!mapping.ok) return mapping
    // Given by hand, it is meant for these files, whatever header it was made for.
    mappings.push({ ...mapping.value, fingerprint: null })
  }
  return ok({ formats, mappings, dateOrder })
}

async function readMappingFile(path: string): Promise<Result<TripMapping>> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    return fail('file/unreadable', `${path} cannot be read: ${reason(error)}.`)
  }
  try {
    const mapping = readMapping(JSON.parse(text), path)
    const shared = mapping.ok ? sayShared(mapping.value) : null
    return shared === null ? mapping : fail('mapping/shared-column', `${path}: ${shared}`)
  } catch {
    return fail(
      'mapping/unreadable',
      `${path} is not JSON. "ridecast inspect" on a file that is not recognised prints a mapping to begin with.`,
    )
  }
}

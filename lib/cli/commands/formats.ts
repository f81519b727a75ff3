import { ok } from '@/lib/shared/result'
import { TRIP_FORMATS } from '@/lib/trips/formats/all-formats'
import { FIELD_TITLES } from '@/lib/trips/formats/trip-field-titles'
import { TRIP_FIELDS, type TripFormat } from '@/lib/trips/formats/trip-format'
import { requiredFields, WHOLE_TRIPS } from '@/lib/trips/formats/wanted-fields'
import type { Command } from '../command'

const ENDS = { dropoff: 'a drop-off time', duration: 'a duration', polyline: 'a line of positions' } as const
const PLACES = { zone: 'zone ids', name: 'names', point: 'coordinates' } as const

export const formats: Command = {
  summary: 'Lists the trip-file formats that are recognised, and the columns that tell each.',
  usage: 'formats [--json]',
  positionals: 'none',
  options: {},
  async run() {
    return ok({
      lines: [
        ...TRIP_FORMATS.flatMap((format) => [
          `${format.name}: ${format.title}`,
          `    ends by ${ENDS[format.end]}, places as ${PLACES[format.place]}; known by ${knownBy(format)}`,
        ]),
        'CSV (also gzip, several in a ZIP) with commas, semicolons, tabs or bars, in UTF-8, UTF-16 or Windows-1252; Parquet (SNAPPY, GZIP, ZSTD).',
        'Any other header: "ridecast inspect FILE" proposes a mapping, which --mapping takes.',
      ],
      json: {
        formats: TRIP_FORMATS.map((format) => ({
          name: format.name,
          title: format.title,
          end: format.end,
          place: format.place,
          distanceUnit: format.distanceUnit,
          columns: Object.fromEntries(
            TRIP_FIELDS.flatMap((field) => {
              const names = format.columns[field]
              return names ? [[FIELD_TITLES[field], names]] : []
            }),
          ),
        })),
      },
    })
  },
}

/** The usual names of the columns that a header must have. */
const knownBy = (format: TripFormat): string =>
  [
    ...format.signature.slice(0, 1),
    ...requiredFields(format, WHOLE_TRIPS).flatMap((field) => format.columns[field]?.[0] ?? []),
  ].join(', ')

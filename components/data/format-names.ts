import { TRIP_FORMATS } from '@/lib/trips/formats/all-formats'

const SHORT: Readonly<Record<string, string>> = {
  'tlc-green': 'TLC green',
  'tlc-green-points': 'TLC green with coordinates',
  'tlc-yellow': 'TLC yellow',
  'tlc-yellow-points': 'TLC yellow with coordinates',
  'tlc-plain': 'TLC (green or yellow)',
  'tlc-plain-points': 'TLC (green or yellow) with coordinates',
  'simulated-city': 'simulated city',
  mapped: 'mapped by hand',
}

/** What the formats of several files are called, each once. */
export const formatNames = (files: readonly { readonly format: string }[]): string =>
  [...new Set(files.map(({ format }) => formatName(format)))].join(' and ')

/** What a trip file's format is called in sentences. */
export const formatName = (format: string): string =>
  SHORT[format] ?? TRIP_FORMATS.find(({ name }) => name === format)?.title ?? format.replaceAll('-', ' ')

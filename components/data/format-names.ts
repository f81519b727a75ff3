import { TRIP_FORMATS } from '@/lib/trips/formats/all-formats'

const SHORT: Readonly<Record<string, string>> = {
  'tlc-green': 'TLC green',
  'tlc-yellow': 'TLC yellow',
  'tlc-plain': 'TLC (green or yellow)',
  'simulated-city': 'simulated city',
  mapped: 'mapped by hand',
}

/** What a trip file's format is called in sentences. */
export const formatName = (format: string): string =>
  SHORT[format] ?? TRIP_FORMATS.find(({ name }) => name === format)?.title ?? format.replaceAll('-', ' ')

const NAMES: Readonly<Record<string, string>> = {
  'tlc-green': 'TLC green',
  'tlc-yellow': 'TLC yellow',
  'tlc-plain': 'TLC (green or yellow)',
  'simulated-city': 'simulated city',
}

/** What a trip file's format is called in sentences. */
export const formatName = (format: string): string => NAMES[format] ?? format.replaceAll('-', ' ')

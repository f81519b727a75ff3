import { formatLocalTime } from '@/lib/shared/local-time'
import { fail, ok } from '@/lib/shared/result'
import { rowWord } from '@/lib/trips/row-place'
import type { Command } from '../command'
import { qualityLines, rowsJson } from '../quality-lines'
import { MAX_MINUTES, readRules, readTripFiles } from '../read-trip-files'

export const inspect: Command = {
  summary: 'Tells what is in trip files: rows read, kept and rejected by reason, the span, a profile.',
  usage: 'inspect FILE… [--max-minutes N] [--json]',
  positionals: 'files',
  options: { 'max-minutes': MAX_MINUTES },
  async run(given, terminal) {
    if (given.positionals.length === 0) return fail('usage/files', 'Name at least one trip file.')
    const rules = readRules(given.one('max-minutes'))
    if (!rules.ok) return rules
    const trips = await readTripFiles([given.positionals], rules.value, terminal)
    if (!trips.ok) return trips
    const { quality, profile, from, to, files, fingerprint } = trips.value
    const { duration, topPickups } = profile
    const minutes = (seconds: number) => `${(seconds / 60).toFixed(1)} min`
    return ok({
      lines: [
        ...files.map((file) => `${file.name}: ${file.format}, ${file.keptRows} rows kept`),
        ...qualityLines(quality),
        ...quality.samples
          .slice(0, 8)
          .map((sample) => `  ${sample.file} ${rowWord(sample.file)} ${sample.line}: ${sample.detail}`),
        `Pickups from ${formatLocalTime(from)} to ${formatLocalTime(to)}, local time`,
        `Duration: median ${minutes(duration.median)}, mean ${minutes(duration.mean)}, 5 to 95 % ${minutes(duration.p05)} to ${minutes(duration.p95)}`,
        `Busiest pickup zones: ${topPickups
          .slice(0, 5)
          .map(({ zone, rows }) => `${zone} (${rows})`)
          .join(', ')}`,
        `Rides at an unknown place: ${quality.unknownPlaces}`,
      ],
      json: {
        rows: rowsJson(quality),
        span: { from: formatLocalTime(from), to: formatLocalTime(to) },
        unknownPlaces: quality.unknownPlaces,
        profile,
        samples: quality.samples,
        files,
        fingerprint,
      },
    })
  },
}

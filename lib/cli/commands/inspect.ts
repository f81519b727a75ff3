import { zoneName } from '@/lib/places/place-name'
import { formatLocalTime } from '@/lib/shared/local-time'
import { fail, ok } from '@/lib/shared/result'
import type { SourceFile } from '@/lib/trips/dataset'
import type { ColumnRead } from '@/lib/trips/formats/columns-read'
import type { RejectSample } from '@/lib/trips/quality-report'
import { rowWord } from '@/lib/trips/row-place'
import { knownPlaces, unknownIdsOf } from '@/lib/trips/unknown-places'
import type { Command } from '../command'
import { proposeMapping } from '../propose-mapping'
import { qualityLines, rowsJson } from '../quality-lines'
import { MAX_MINUTES, readRules, readTripFiles } from '../read-trip-files'
import { READING_OPTIONS, readChoice } from '../reading-options'

export const inspect: Command = {
  summary:
    'Tells what is in trip files: their format and why, rows read, kept and rejected by reason, the span, a profile.',
  usage:
    'inspect FILE… [--format NAME] [--mapping FILE.json] [--date-order ORDER] [--propose FILE.json] [--max-minutes N] [--json]',
  positionals: 'files',
  options: {
    ...READING_OPTIONS,
    propose: { value: 'FILE.json', help: 'Where to write a mapping for a file whose header is not known.' },
    'max-minutes': MAX_MINUTES,
  },
  async run(given, terminal) {
    if (given.positionals.length === 0) return fail('usage/files', 'Name at least one trip file.')
    const rules = readRules(given.one('max-minutes'))
    if (!rules.ok) return rules
    const choice = await readChoice(given)
    if (!choice.ok) return choice
    const trips = await readTripFiles([given.positionals], rules.value, terminal, { choice: choice.value })
    if (!trips.ok) {
      if (trips.error.code !== 'trips/unknown-header') return trips
      const target = given.one('propose')
      const { dateOrder } = choice.value
      if (!(await proposeMapping(given.positionals, { target, dateOrder }, terminal))) return trips
      return ok({
        lines: [`The mapping is written to ${target}: check it, fill what is "", and give it with --mapping.`],
        json: { mapping: target },
      })
    }
    const { quality, profile, from, to, files, fingerprint, places } = trips.value
    const { duration, topPickups } = profile
    const minutes = (seconds: number) => `${(seconds / 60).toFixed(1)} min`
    return ok({
      lines: [
        ...files.flatMap((file) => [
          `${file.name}: ${file.format}, ${file.keptRows} rows kept`,
          ...(file.notes ?? []).map((note) => `  ${note}`),
        ]),
        `Read as ${columnsOf(files)
          .map(({ readAs, header }) => `${readAs}: "${header.trim()}"`)
          .join(', ')}`,
        ...qualityLines(quality),
        ...someOfEach(quality.samples).map(
          (sample) => `  ${sample.file} ${rowWord(sample.file)} ${sample.line}: ${sample.detail}`,
        ),
        `Pickups from ${formatLocalTime(from)} to ${formatLocalTime(to)}, local time`,
        `Duration: median ${minutes(duration.median)}, mean ${minutes(duration.mean)}, 5 to 95 % ${minutes(duration.p05)} to ${minutes(duration.p95)}`,
        `Busiest pickup zones: ${knownPlaces(topPickups, unknownIdsOf(files))
          .known.slice(0, 5)
          .map(({ zone, rows }) => `${zoneName(places, zone)} (${rows})`)
          .join(', ')}`,
        `Rides at an unknown place: ${quality.unknownPlaces}`,
      ],
      json: {
        rows: rowsJson(quality),
        span: { from: formatLocalTime(from), to: formatLocalTime(to) },
        unknownPlaces: quality.unknownPlaces,
        profile,
        samples: quality.samples,
        files: files.map(({ readAs, ...file }) => file),
        fingerprint,
      },
    })
  },
}

/** Eight samples or as many as there are reasons: the first of each, then more in their order. */
function someOfEach(samples: readonly RejectSample[]): readonly RejectSample[] {
  const isFirst = (sample: RejectSample) => samples.find(({ reason }) => reason === sample.reason) === sample
  const firsts = samples.filter(isFirst)
  const more = samples.filter((sample) => !isFirst(sample)).slice(0, Math.max(0, 8 - firsts.length))
  return samples.filter((sample) => firsts.includes(sample) || more.includes(sample))
}

/** Every column that is read; the first file that has one names it. */
function columnsOf(files: readonly SourceFile[]): readonly ColumnRead[] {
  const all = files.flatMap(({ read = [] }) => read)
  return all.filter(({ readAs }, i) => all.findIndex((each) => each.readAs === readAs) === i)
}

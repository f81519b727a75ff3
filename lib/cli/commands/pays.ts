import { figureOf, tooFewToSay } from '@/lib/evaluation/enough-rides'
import type { PairedDifference } from '@/lib/evaluation/paired-difference'
import { DEFAULT_SEED } from '@/lib/experiments/presets'
import { defaultSplit } from '@/lib/features/split'
import { auditWords, hiddenWords, repeatedWords } from '@/lib/payoff/audit-words'
import { COST_RIDES, type CostRates, costDifference, costOf, readCostRates } from '@/lib/payoff/cost'
import { curveWords } from '@/lib/payoff/curve-words'
import { measurePayoff, type PayoffTask } from '@/lib/payoff/measure-payoff'
import type { Candidate, Measured } from '@/lib/payoff/payoff'
import { speedWords } from '@/lib/payoff/speed-words'
import { besideVerdict, payoffVerdict } from '@/lib/payoff/verdict'
import { plainFixed } from '@/lib/shared/format-number'
import { formatLocalDate } from '@/lib/shared/local-time'
import { fail, ok, type Result } from '@/lib/shared/result'
import { rereadByLength } from '@/lib/trips/reread-rejects'
import type { Command, Given, Terminal } from '../command'
import { metricsJson } from '../metric-lines'
import { qualityLines, rowsJson } from '../quality-lines'
import { readPlaces } from '../read-places'
import { MAX_MINUTES, readRules, readTripFiles } from '../read-trip-files'
import { READING_OPTIONS, readChoice } from '../reading-options'

export const pays: Command = {
  summary: 'Tells whether machine learning pays: a lookup table, distance ÷ speed and ridge on the same later rides.',
  usage:
    'pays FILE… [--format NAME] [--mapping FILE.json] [--date-order ORDER] [--places FILE[,FILE…]] [--cost-early X --cost-late Y] [options] [--json]',
  positionals: 'files',
  options: {
    ...READING_OPTIONS,
    places: {
      value: 'FILES',
      help: 'Points CSV, lookup CSV, GeoJSON or TopoJSON of the zones, or several of them.',
      many: true,
    },
    'cost-early': { value: 'X', help: 'What a minute costs that a ride ends early: it was told too long.' },
    'cost-late': { value: 'Y', help: 'What a minute costs that it ends late: it was told too short.' },
    currency: { value: 'NAME', help: 'Written behind amounts (default EUR).' },
    'max-minutes': MAX_MINUTES,
  },
  async run(given, terminal) {
    if (given.positionals.length === 0) return fail('usage/files', 'Name at least one trip file.')
    const rates = ratesGiven(given)
    if (!rates.ok) return rates
    const rules = readRules(given.one('max-minutes'))
    if (!rules.ok) return rules
    const places = await readPlaces(given.all('places'))
    if (!places.ok) return places
    const choice = await readChoice(given)
    if (!choice.ok) return choice
    const trips = await readTripFiles([given.positionals], rules.value, terminal, { choice: choice.value })
    if (!trips.ok) return trips
    const { columns, quality, files, rejects } = trips.value
    const split = defaultSplit(columns.pickupAt)
    if (!split.ok) return split
    const zoneSet = places.value ?? trips.value.places
    const found = measure(
      {
        trips: columns,
        split: split.value,
        zoneSet,
        seed: DEFAULT_SEED,
        runs: [],
        rules: rules.value,
        hidden: rereadByLength(rejects, files, zoneSet),
      },
      terminal,
    )
    if (!found.ok) return found
    const measured = found.value
    const verdict = payoffVerdict(measured, rates.value)
    const sentence = plain(`${verdict.before}${verdict.finding}${verdict.after}`)
    return ok({
      lines: [
        ...qualityLines(quality),
        `Learnt from rides before ${formatLocalDate(split.value.validFrom)}, judged by those from then on.`,
        ...candidateLines(measured, rates.value),
        ...[
          sentence,
          besideVerdict(measured, rates.value),
          measured.speed && speedWords(measured.speed),
          measured.curve && curveWords(measured.curve),
          measured.audit && auditWords(measured.audit),
          measured.audit?.hidden && hiddenWords(measured.audit.hidden),
          measured.audit && repeatedWords(measured.audit.repeated),
        ].flatMap((text) => (text ? [plain(text)] : [])),
      ],
      json: {
        rows: rowsJson(quality),
        answer: verdict.answer,
        verdict: sentence,
        best: verdict.best?.name ?? null,
        split: split.value,
        train: measured.train,
        valid: measured.valid,
        cost: rates.value,
        candidates: measured.candidates.map((each) => candidateJson(each, measured, rates.value)),
        speed: measured.speed,
        curve: measured.curve,
        audit: measured.audit,
      },
    })
  },
}

function ratesGiven(given: Given): Result<CostRates | null> {
  const [early, late] = [given.one('cost-early'), given.one('cost-late')]
  if (early === null && late === null) return ok(null)
  if (early === null || late === null)
    return fail('usage/cost', '--cost-early and --cost-late belong together: give both, 0 for one that costs nothing.')
  const rates = readCostRates({
    early: Number(early || Number.NaN),
    late: Number(late || Number.NaN),
    currency: given.one('currency') ?? 'EUR',
  })
  return rates
    ? ok(rates)
    : fail(
        'usage/cost',
        `--cost-early ${early.slice(0, 20)} and --cost-late ${late.slice(0, 20)} are not two amounts from 0 to a million, one of them above 0, with a currency of at most 8 letters.`,
      )
}

function measure(task: PayoffTask, terminal: Pick<Terminal, 'progress'>): Result<Measured> {
  const measuring = measurePayoff(task)
  let told = ''
  for (;;) {
    const step = measuring.next()
    if (step.done) return step.value
    if (step.value.doing !== told) terminal.progress(step.value.doing)
    told = step.value.doing
  }
}

/** Sentences are written for a page, with spaces that do not break. */
const plain = (text: string): string => text.replaceAll('\u00a0', ' ')

function candidateLines({ candidates, days }: Measured, rates: CostRates | null): readonly string[] {
  const judges = candidates[0]?.metrics
  const why = judges ? tooFewToSay(judges) : null
  return [
    ...(why ? [why] : []),
    ...candidates.map(({ name, metrics, byDay }) => {
      const bounded = (key: 'rmse' | 'mae' | 'within5', show: (value: number) => string) => {
        const { value, bounds } = figureOf(metrics, key)
        return `${show(value)}${bounds ? ` (${show(bounds[0])} to ${show(bounds[1])})` : ''}`
      }
      const minutes = (value: number) => plainFixed(value, 3)
      const cost = rates
        ? `, ${plainFixed(costOf(days, byDay, rates), 2)} ${rates.currency} per ${COST_RIDES} rides`
        : ''
      return `  ${name.padEnd(17)} RMSE ${bounded('rmse', minutes)} min, MAE ${bounded('mae', minutes)} min, within 5 min ${bounded('within5', (value) => plainFixed(100 * value, 1))} %${cost}`
    }),
  ]
}

function candidateJson(
  { kind, name, metrics, rmse, mae, byDay }: Candidate,
  { candidates, days }: Measured,
  rates: CostRates | null,
): Readonly<Record<string, unknown>> {
  const table = candidates.find((each) => each.kind === 'table')
  const minusLookup: Record<'rmse' | 'mae', PairedDifference | null> = { rmse, mae }
  return {
    kind,
    name,
    metrics: metricsJson(metrics),
    minusLookup,
    ...(rates && {
      cost: costOf(days, byDay, rates),
      costMinusLookup: table && kind !== 'table' ? costDifference(days, byDay, table.byDay, rates) : null,
    }),
  }
}

import { decideForm } from '../formats/decide-form'
import { type RecognisedHeader, recogniseFormat } from '../formats/recognise-format'
import { TRIP_FIELDS } from '../formats/trip-format'
import { guessMapping, type MappingGuess } from './guess-mapping'
import { headerFingerprint } from './header-fingerprint'
import { draftOf, type MappingDraft } from './mapping-draft'
import type { MappingSample } from './mapping-sample'
import { type MappingTarget, targetOf } from './mapping-target'
import type { TripMapping } from './trip-mapping'

/** What a person who maps the columns of a file begins with. */
export interface MappingStart {
  readonly header: readonly string[]
  readonly fingerprint: string
  /** Different texts of the first rows, by column. */
  readonly examples: readonly (readonly string[])[]
  /** The first rows as the file has them. */
  readonly rows: readonly (readonly string[])[]
  readonly draft: MappingDraft
  /** Why each column was taken, as sentences; for times that no column seems to hold, what became of them where that can be seen. */
  readonly why: Readonly<Partial<Record<MappingTarget, string>>>
  /** Is the draft a mapping that was kept for this header? */
  readonly isSaved: boolean
}

const EXAMPLES = 3
const ROWS = 100
const LONGEST = 40

/** Begins with the mapping that was kept for the header, else with the format that it is of, else with a guess; and says which of these it is. */
export function beginMapping(sample: MappingSample, saved: TripMapping | null): MappingStart {
  const shown = { header: sample.header, fingerprint: headerFingerprint(sample.header), ...valuesOf(sample) }
  if (saved !== null) {
    const draft = asSpelt(draftOf(saved), sample.header)
    return { ...shown, draft, why: ofAll(draft, 'As you saved it.'), isSaved: true }
  }
  const known = recogniseFormat(sample.header, sample.file)
  if (known.ok) {
    const draft = draftOfHeader(writtenAs(known.value, sample))
    return {
      ...shown,
      draft,
      why: ofAll(draft, `So it is named in files of ${known.value.format.title}.`),
      isSaved: false,
    }
  }
  const guess = guessMapping(sample)
  const why: Partial<Record<MappingTarget, string>> = { ...guess.destroyed }
  for (const [target, found] of guessed(guess)) why[target] = `Guessed: ${found.why}.`
  return { ...shown, draft: draftOfGuess(guess), why, isSaved: false }
}

/** The draft with its columns spelt as this header has them: a mapping is kept for all spellings of one. */
function asSpelt(draft: MappingDraft, header: readonly string[]): MappingDraft {
  const known = (name: string) => name.trim().toLowerCase()
  const spelt = (name: string) => header.find((other) => known(other) === known(name)) ?? name
  const columns = Object.fromEntries(Object.entries(draft.columns).map(([target, name]) => [target, spelt(name)]))
  return { ...draft, columns }
}

function valuesOf({ header, rows }: MappingSample): Pick<MappingStart, 'examples' | 'rows'> {
  const examples = header.map((_, column) => {
    const different = new Set<string>()
    for (const { cells } of rows) {
      const text = (cells[column] ?? '').trim()
      if (text !== '') different.add(text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text)
      if (different.size === EXAMPLES) break
    }
    return [...different]
  })
  return { examples, rows: rows.slice(0, ROWS).map(({ cells }) => cells) }
}

const ofAll = ({ columns }: MappingDraft, why: string): MappingStart['why'] =>
  Object.fromEntries(Object.keys(columns).map((target) => [target, why]))

/** The header with what the rows say about its times; as it is where they leave that open. */
function writtenAs(head: RecognisedHeader, { file, header, rows }: MappingSample): RecognisedHeader {
  const whole = rows.filter(({ cells }) => cells.length >= header.length)
  const decided = decideForm(head, (column) => whole.map(({ cells }) => cells[column] ?? ''), null, file)
  return decided.ok ? decided.value.head : head
}

function draftOfHeader({ format, header, columnOf, written }: RecognisedHeader): MappingDraft {
  const columns: Partial<Record<MappingTarget, string>> = {}
  for (const field of TRIP_FIELDS) {
    const name = header[columnOf[field]]
    if (name !== undefined) columns[targetOf(field)] = name
  }
  const { end, durationUnit, place, keepsPoints, distanceUnit, unknownPlaces, dateOrder } = format
  return {
    columns,
    time: columnOf.pickupDate >= 0 ? 'apart' : written.time,
    dateOrder,
    end,
    durationUnit,
    places: end === 'polyline' && place === 'point' ? 'polyline' : place,
    points: keepsPoints ? 'rides' : place !== 'point' && columns.dropoffLon !== undefined ? 'places' : 'none',
    distanceUnit,
    unknownPlaces,
  }
}

const guessed = ({ columns }: MappingGuess) =>
  Object.entries(columns) as [MappingTarget, NonNullable<MappingGuess['columns'][MappingTarget]>][]

/** What was found, also where that is not enough to read a ride. */
function draftOfGuess(guess: MappingGuess): MappingDraft {
  const columns: Partial<Record<MappingTarget, string>> = {}
  for (const [target, { column }] of guessed(guess)) columns[target] = column
  if (guess.mapping) {
    const draft = { ...draftOf(guess.mapping), columns }
    return guess.isUnitOpen ? { ...draft, durationUnit: null } : draft
  }
  const end = columns.duration !== undefined ? 'duration' : columns.polyline !== undefined ? 'polyline' : 'dropoff'
  const isPoint = columns.pickupLat !== undefined || columns.dropoffLat !== undefined
  return {
    columns,
    time: columns.pickupDate === undefined ? 'local' : 'apart',
    dateOrder: null,
    end,
    durationUnit: 's',
    places: end === 'polyline' ? 'polyline' : isPoint ? 'point' : 'zone',
    points: 'none',
    distanceUnit: 'km',
    unknownPlaces: [],
  }
}

import { type FileHandle, open, rm } from 'node:fs/promises'
import { unknownZone } from '@/lib/models/describe-zones'
import { inModelPlaces } from '@/lib/models/in-model-places'
import type { LoadedArtefact } from '@/lib/models/load-artefact'
import { csvLine } from '@/lib/shared/csv/csv-cell'
import { formatLocalTime } from '@/lib/shared/local-time'
import { fail, ok, type Result } from '@/lib/shared/result'
import type { FormatChoice } from '@/lib/trips/formats/format-choice'
import { sayLeftOut } from '@/lib/trips/left-out'
import { sayNoRows } from '@/lib/trips/no-rows'
import { openArchives } from '@/lib/trips/open-archives'
import { placeBook } from '@/lib/trips/place-book'
import { type AskedRides, readAskedRides, wantedFor } from '@/lib/trips/read-asked-rides'
import type { RejectReason } from '@/lib/trips/reject-reason'
import type { TripSource } from '@/lib/trips/trip-source'
import type { Terminal } from './command'
import { openTripFile } from './file-source'
import { reason } from './read-trip-files'
import { sayRows } from './say-rows'

const COLUMNS = [
  'file',
  'line',
  'pickup_at',
  'pickup_zone',
  'pickup_name',
  'dropoff_zone',
  'dropoff_name',
  'predicted_minutes',
  'similar_rides',
  'unseen_pair',
  'unseen_place',
  'clamped',
  'reason',
  'detail',
] as const

/** Why a row has no prediction. */
type NoPrediction = RejectReason | 'unknown-place' | 'missing-value'

/** `read === predicted + sum(refused)`. */
interface PredictionCount {
  read: number
  predicted: number
  refused: Partial<Record<NoPrediction, number>>
  unseenPairs: number
  clamped: number
}

/**
 * Predicts every row of files of rides into a CSV: one line for each, in their order, with the minutes or the reason why there are none. What
 * the endpoint refuses gets no prediction here. Fails with `file/…`, `predict/none`, or as `openArchives` and `readAskedRides` do; no file is left then.
 */
export async function writePredictions(
  paths: readonly string[],
  target: string,
  model: LoadedArtefact,
  terminal: Pick<Terminal, 'progress'>,
  choice?: FormatChoice,
): Promise<Result<PredictionCount>> {
  const count: PredictionCount = { read: 0, predicted: 0, refused: {}, unseenPairs: 0, clamped: 0 }
  const asked = askedWith(model)
  const linesOf = lineWriter(model, count)
  const written: { file: FileHandle | null } = { file: null }
  const failed = async (failure: Result<never>): Promise<Result<never>> => {
    const isFile = (await written.file?.stat())?.isFile() ?? false
    await written.file?.close()
    written.file = null
    if (isFile) await rm(target, { force: true })
    return failure
  }
  /** Writes a line for each row of one file; returns why it cannot, or null. */
  const predictFile = async (source: TripSource): Promise<Result<never> | null> => {
    const reading = readAskedRides(source, asked, {
      ...(choice && { choice }),
      book: placeBook(model.artefact.features.zoneSet?.zones),
    })
    for (;;) {
      const step = await reading.next()
      if (step.done) return step.value.ok ? null : step.value
      const text = linesOf(source.name, step.value)
      terminal.progress(`Predicting ${source.name}: ${Math.floor(100 * step.value.share)} %, ${sayRows(count.read)}`)
      try {
        if (written.file === null) {
          written.file = await open(target, 'w')
          await written.file.write(csvLine(COLUMNS))
        }
        await written.file.write(text)
      } catch (error) {
        return fail('file/unwritable', `${target} cannot be written: ${reason(error, 'folder')}.`)
      }
    }
  }
  for (const path of paths) {
    let file: Awaited<ReturnType<typeof openTripFile>>
    try {
      file = await openTripFile(path)
    } catch (error) {
      return failed(fail('file/unreadable', `${path} cannot be read: ${reason(error)}.`))
    }
    try {
      const opened = await openArchives([file], choice, wantedFor(asked))
      if (!opened.ok) return await failed(opened)
      if (opened.value.leftOut.length > 0) terminal.progress(sayLeftOut(opened.value.leftOut))
      for (const source of opened.value.sources) {
        const failure = await predictFile(source)
        if (failure) return await failed(failure)
      }
    } finally {
      await file.close()
    }
  }
  if (count.predicted === 0) return failed(fail('predict/none', nothingPredicted(paths, count, model)))
  await written.file?.close()
  return ok(count)
}

function nothingPredicted(paths: readonly string[], { read, refused }: PredictionCount, model: LoadedArtefact): string {
  const reasons = Object.entries(refused).map(([why, rows]) => `${rows} ${why}`)
  if (read === 0) return sayNoRows(paths)
  const none = read === 1 ? 'The only row cannot' : `None of the ${read} rows can`
  return `${none} be predicted (${reasons.join(', ')}): the model accepts ${model.predictor.accepts}.`
}

/** What a model must be told beside time and places. */
function askedWith({ artefact }: LoadedArtefact) {
  const uses = artefact.features.spec.features
  return { distanceKm: uses.includes('metered-distance'), fare: uses.includes('fare') }
}

/** Turns parts of a file into lines of the CSV, counting on. */
function lineWriter(model: LoadedArtefact, count: PredictionCount): (file: string, part: AskedRides) => string {
  const { predictor, artefact } = model
  const asked = askedWith(model)
  const names = new Map((artefact.features.zoneSet?.zones ?? []).map(({ id, name }) => [id, name ?? '']))
  const known = new Map<number, boolean>()
  const knows = (zone: number): boolean => {
    const answer = known.get(zone) ?? predictor.knowsZone(zone)
    known.set(zone, answer)
    return answer
  }
  const refuse = (why: NoPrediction) => {
    count.refused[why] = (count.refused[why] ?? 0) + 1
    return why
  }

  return (file, part) => {
    const { lines, unreadable } = part
    const rides = inModelPlaces(part.rides, predictor, 'of-model')
    const { minutes, similarRides, unseenPlace, clamped } = predictor.predict(rides)
    const whyNot = (i: number): readonly [NoPrediction, string] | null => {
      const places = [rides.pickupZone[i] as number, rides.dropoffZone[i] as number]
      const unknown = places.find((zone) => !knows(zone))
      if (unknown === 0 && rides.points)
        return [
          'unknown-place',
          `No place of the model is near the ride's coordinates. It accepts ${predictor.accepts}.`,
        ]
      if (unknown !== undefined) return ['unknown-place', unknownZone(unknown, predictor.accepts)]
      if (asked.distanceKm && Number.isNaN(rides.distanceKm[i]))
        return ['missing-value', 'This model was given the metered distance: the row has none.']
      if (asked.fare && Number.isNaN(rides.fare[i]))
        return ['missing-value', 'This model was given the fare: the row has none.']
      return null
    }
    let text = ''
    let next = 0
    const tellUnreadable = (before: number) => {
      for (let row = unreadable[next]; row && row.line < before; row = unreadable[++next])
        text += csvLine([file, row.line, '', '', '', '', '', '', '', '', '', '', refuse(row.reason), row.detail])
    }
    for (let i = 0; i < rides.rows; i++) {
      const line = lines[i] as number
      tellUnreadable(line)
      const from = rides.pickupZone[i] as number
      const to = rides.dropoffZone[i] as number
      const ride = [formatLocalTime(rides.pickupAt[i] as number), from, names.get(from) ?? '', to, names.get(to) ?? '']
      const against = whyNot(i)
      if (against) {
        text += csvLine([file, line, ...ride, '', '', '', '', '', refuse(against[0]), against[1]])
        continue
      }
      const similar = similarRides[i] as number
      const isUnseen = similar === 0
      const isClamped = clamped[i] === 1
      text += csvLine([
        file,
        line,
        ...ride,
        (minutes[i] as number).toFixed(3),
        similar,
        String(isUnseen),
        String(unseenPlace[i] === 1),
        String(isClamped),
        '',
        '',
      ])
      count.predicted++
      if (isUnseen) count.unseenPairs++
      if (isClamped) count.clamped++
    }
    tellUnreadable(Number.POSITIVE_INFINITY)
    count.read += rides.rows + unreadable.length
    return text
  }
}

import { describe, expect, test } from 'vitest'
import { bytesSource } from '@/tests/fixtures/bytes-source'
import { readTrips } from '@/tests/fixtures/read-trips'
import { BY_HEADER } from '../formats/format-choice'
import { DEFAULT_RULES } from '../import-rules'
import { lookAtFile } from '../look-at-file'
import { guessMapping } from './guess-mapping'
import { readMappingSample } from './mapping-sample'
import { previewMapping } from './preview-mapping'

const HEADER = 'Beginn;Ende;von Zone;Bemerkung;nach Zone;Strecke_km'
const ride = (day: string, note = 'ok') => `${day}.2023 08:00;${day}.2023 08:20;1;${note};2;4,25`
const OPEN = '"ok'
const sourceOf = (lines: readonly string[]) =>
  bytesSource('rides.csv', new TextEncoder().encode(`${HEADER}\n${lines.join('\n')}\n`))

/** The rows as the preview shows them and as the import reads them: of each the line, and why it is not kept. */
async function seenAndRead(lines: readonly string[]) {
  const sample = await readMappingSample(sourceOf(lines))
  if (!sample.ok) throw new Error(sample.error.message)
  const { mapping } = guessMapping(sample.value)
  if (!mapping) throw new Error('nothing was guessed')
  const preview = previewMapping(sample.value, mapping, DEFAULT_RULES)
  const choice = { ...BY_HEADER, mappings: [{ ...mapping, fingerprint: null }] }
  const read = await readTrips([sourceOf(lines)], DEFAULT_RULES, { choice })
  if (!preview.ok || !read.ok) throw new Error('not read')
  const { rows, notes } = preview.value
  const { rejects, files, rows: kept } = read.value
  return {
    notes: [notes, files[0]?.notes?.filter((note) => !note.startsWith('Columns are separated'))],
    bad: [
      rows.flatMap((row) => (row.kept ? [] : [`${row.line},${row.reason}`])),
      [...new TextDecoder().decode(rejects).matchAll(/^rides\.csv,(\d+,[a-z-]+)/gm)].map(([, row]) => row),
    ],
    kept: [rows.filter((row) => row.kept).length, kept],
    look: await lookAtFile(sourceOf(lines), choice),
    details: rows.flatMap((row) => (row.kept ? [] : [row.detail])),
  }
}

describe('a stray quote in the second row', () => {
  const late = Array.from({ length: 20 }, () => ride('28.01'))
  test.each([
    ['never closed', [ride('05.01'), ride('06.01', OPEN), ...late], ['3,stray-quote']],
    [
      'closed further below',
      [ride('05.01'), ride('06.01', OPEN), ...late, ride('07.01', 'ok"'), ...late],
      ['3,stray-quote'],
    ],
    [
      'and a second',
      [ride('05.01'), ride('06.01', OPEN), ...late, ride('07.01', OPEN), ...late],
      ['3,stray-quote', '24,stray-quote'],
    ],
    [
      'and one below',
      [ride('05.01'), ride('06.01', OPEN), ride('07.01', OPEN), ...late],
      ['3,stray-quote', '4,stray-quote'],
    ],
  ])('%s, is seen in the preview as the import reads it', async (_, lines, lost) => {
    const { notes, bad, kept, look, details } = await seenAndRead(lines)
    expect(bad).toEqual([lost, lost])
    expect(kept).toEqual([lines.length - lost.length, lines.length - lost.length])
    // What only the rows below tell: the order of dates.
    expect(notes[0]?.join()).toContain('day first, because of "28.01.2023 08:00"')
    expect(notes[0]).toEqual(notes[1])
    expect(details[0]).toContain('in the column "Bemerkung", before "ok;2;4,25"')
    expect(look).toMatchObject({ kind: 'trips', asksOrder: null })
  })

  test('is not taken for one where a text of several lines is meant', async () => {
    const lines = [ride('05.01'), ride('28.01', '"two\nlines"'), ride('06.01')]
    expect(await seenAndRead(lines)).toMatchObject({ bad: [[], []], kept: [3, 3] })
  })

  test('hides no row of a file that is longer than its first chunk', async () => {
    const many = Array.from({ length: 30_000 }, () => ride('28.01'))
    const { bad, kept } = await seenAndRead([ride('05.01'), ride('06.01', OPEN), 'no ride', ...many])
    const lost = ['3,stray-quote', '4,wrong-field-count']
    expect(bad).toEqual([lost, lost])
    expect(kept).toEqual([98, 30_001])
  })
})

test('whether a person must say how dates are meant is known also once it is said', async () => {
  const isOpen = async (days: readonly string[], dateOrder: 'dmy' | null) => {
    const sample = await readMappingSample(sourceOf(days.map((day) => ride(day))))
    const mapping = sample.ok ? guessMapping(sample.value).mapping : null
    if (!sample.ok || !mapping) throw new Error('nothing was guessed')
    const preview = previewMapping(sample.value, { ...mapping, dateOrder }, DEFAULT_RULES)
    return preview.ok ? preview.value.openOrder : preview.error.code
  }
  expect(await isOpen(['05.01', '06.01'], null)).toBe('trips/date-order')
  expect(await isOpen(['05.01', '06.01'], 'dmy')).toEqual({ mixed: null })
  expect(await isOpen(['25.01', '01.25'], null)).toBe('trips/mixed-date-order')
  expect(await isOpen(['25.01', '01.25'], 'dmy')).toEqual({ mixed: expect.stringContaining('no order fits all') })
  expect(await isOpen(['05.01', '28.01'], 'dmy')).toBeNull()
})

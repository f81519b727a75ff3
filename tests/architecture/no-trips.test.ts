import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { realFiles, without } from '@/tests/fixtures/real-data'
import { testUnless } from '../fixtures/unless'

/** The moment a ride began, in local time or in seconds since 1970: so exact that few rows share it. */
const MOMENT = /\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d|\b1[0-4]\d{8}\b/g
const ENOUGH = 3

interface Written {
  readonly where: string
  readonly words: ReadonlySet<string>
}

/** What is told apart in a line, however it is quoted or separated. One character says nothing. */
const wordsOf = (line: string): string[] => line.split(/[^\w.:-]+:?|(?<=\d)T(?=\d)/).filter((word) => word.length > 1)

/** The lines that name a moment, by the moment. */
function momentsIn(files: readonly { readonly path: string; readonly text: string }[]): Map<string, Written[]> {
  const found = new Map<string, Written[]>()
  for (const { path, text } of files)
    for (const [index, line] of text.split('\n').entries())
      for (const [moment] of line.slice(0, 10_000).matchAll(MOMENT)) {
        const key = moment.replace('T', ' ')
        const lines = found.get(key) ?? []
        lines.push({ where: `${path}:${index + 1}`, words: new Set(wordsOf(line)) })
        found.set(key, lines)
      }
  return found
}

/** Where the project has the moment of one of these rows, and at least three more of its fields beside it. */
function copiesOf(rows: string, project: ReadonlyMap<string, readonly Written[]>): string[] {
  const copies = new Set<string>()
  for (const { 0: moment, index } of rows.matchAll(MOMENT)) {
    const written = project.get(moment)
    if (!written) continue
    const row = rows.slice(rows.lastIndexOf('\n', index) + 1, rows.indexOf('\n', index))
    const fields = new Set(wordsOf(row.replace(moment, '')))
    for (const part of moment.split(' ')) fields.delete(part)
    for (const { where, words } of written)
      if ([...fields].filter((field) => words.has(field)).length >= ENOUGH) copies.add(where)
  }
  return [...copies]
}

test('a copied row is found as it stands, as a literal, and with a column or two left out', () => {
  const rows = '2,2031-02-03 04:05:06,2031-02-03 04:15:16,N,1.0,201,202,3.45\n1,2031-02-03 04:05:07,,N,1.0,9,8,1\n'
  const found = (text: string) => copiesOf(rows, momentsIn([{ path: 'a.ts', text }]))
  expect(found(rows)).toEqual(['a.ts:1'])
  expect(found("\n['2', '2031-02-03 04:05:06', '04:15:16', '201', '202'],")).toEqual(['a.ts:2'])
  expect(found('{"pickupAt":"2031-02-03T04:05:06","from":201,"to":202,"km":3.45}')).toEqual(['a.ts:1'])
  expect(found('1,2031-02-03 04:05:06,2031-02-03 04:19:16,N,1.0,203,202,2.45')).toEqual([])
})

const data = realFiles('.csv', '.csv.gz', '.zip')

testUnless(without(data))('no row of a real trip file is in the project', () => {
  const tracked = execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8' }).split('\0')
  const texts = tracked.filter((path) => existsSync(path) && !/\.(?:png|ridecast|ico|woff2?)$|^$/.test(path))
  const project = momentsIn(texts.map((path) => ({ path, text: readFileSync(path, 'utf8') })))
  expect(project.size).toBeGreaterThan(20)
  const copies = data.flatMap((path) => filesIn(path).flatMap((bytes) => copiesOf(bytes.toString('latin1'), project)))
  expect(copies).toEqual([])
})

function filesIn(path: string): readonly Buffer[] {
  const bytes = readFileSync(path)
  if (path.endsWith('.gz')) return [gunzipSync(bytes)]
  if (path.endsWith('.zip')) return Object.values(unzipSync(bytes)).map((file) => Buffer.from(file))
  return [bytes]
}

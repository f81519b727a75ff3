import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { csvCell, csvLine } from './csv-cell'
import { parseTable } from './parse-table'

const folder = dirname(createRequire(import.meta.url).resolve('csv-spectrum/package.json'))
const cases = readdirSync(join(folder, 'csvs')).map((name) => name.replace(/\.csv$/, ''))

test.each(cases)('csv-spectrum: %s', (name) => {
  const [header = [], ...rows] = parseTable(new Uint8Array(readFileSync(join(folder, 'csvs', `${name}.csv`))))
  const objects = rows.map((row) => Object.fromEntries(header.map((column, i) => [column, row[i]])))
  const expected: Record<string, string>[] = [
    JSON.parse(readFileSync(join(folder, 'json', `${name}.json`), 'utf8')),
  ].flat()
  // One file of the set has a telephone number that its expected answer replaced by another.
  for (const object of [...objects, ...expected])
    if ('Contact Phone Number' in object) delete object['Contact Phone Number']
  expect(objects).toEqual(expected)
})

test('a byte-order mark is dropped, and a letter that begins with its first byte is not', () => {
  const rowsOf = (text: string) => parseTable(new TextEncoder().encode(text))
  expect(rowsOf('\uFEFFzone\n1\n')).toEqual([['zone'], ['1']])
  expect(rowsOf('\uFB01zone\n1\n')).toEqual([['\uFB01zone'], ['1']])
})

test.each([
  ['=1+1', "'=1+1"],
  ['+cmd', "'+cmd"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['-2+3', "'-2+3"],
  ['\tx', "'\tx"],
  ['-3.5', '-3.5'],
  ['+1e5', '+1e5'],
  ['plain', 'plain'],
  ['say "hi", you', '"say ""hi"", you"'],
])('the cell %j is written as %j', (value, cell) => {
  expect(csvCell(value)).toBe(cell)
})

test('what is written is read back', () => {
  const cells = ['a', 'b,c', 'd"e', 'f\ng', '', '1.5']
  expect(parseTable(new TextEncoder().encode(csvLine(cells)))).toEqual([cells])
})

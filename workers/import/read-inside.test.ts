import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { readInside } from './read-inside'

const RIDES = 'begun,ended,from,to\n2023-01-05 10:00,2023-01-05 10:12,74,75\n'
const OTHERS = 'start,stop,a,b\n2023-02-05 10:00,2023-02-05 10:12,74,75\n'
const zip = new File([zipSync({ 'a.csv': strToU8(RIDES), 'b.csv': strToU8(OTHERS) }).slice()], 'both.zip')

const headerOf = async (file: File, entry: string | null) => {
  const sample = await readInside({ file, entry })
  return sample.ok ? sample.value.header.join() : `${sample.error.code}: ${sample.error.message}`
}

test('the beginning of a file is read, and that of one inside a ZIP by its name', async () => {
  expect(await headerOf(new File([RIDES], 'a.csv'), null)).toBe('begun,ended,from,to')
  expect(await headerOf(zip, 'b.csv')).toBe('start,stop,a,b')
  expect(await headerOf(zip, null)).toBe('begun,ended,from,to')
})

test('a file that is not in the ZIP is said to be missing', async () => {
  expect(await headerOf(zip, 'c.csv')).toMatch(/^file\/unreadable: both\.zip holds no c\.csv/)
  expect(await headerOf(new File([RIDES], 'a.csv'), 'b.csv')).toMatch(/^file\/unreadable: a\.csv is no ZIP/)
})

import { closeSync, openSync, writeSync } from 'node:fs'
import { timesOf, yellowRows } from './yellow-bytes'

/** Writes a file of about `megabytes` in the shape of a TLC yellow month. */
export function writeYellow(path: string, megabytes: number): void {
  const { header, body } = yellowRows()
  const file = openSync(path, 'w')
  writeSync(file, header)
  for (let times = timesOf(body, megabytes); times > 0; times--) writeSync(file, body)
  closeSync(file)
}

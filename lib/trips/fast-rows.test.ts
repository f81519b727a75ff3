import { describe, expect, test } from 'vitest'
import { byKernel, readInPieces } from '@/tests/fixtures/csv-in-pieces'
import { plainRows } from './plain-rows'
import { readTime, UNREADABLE_TIME } from './read-time'
import { rowKernel } from './row-kernel'

const HEADER = 'lpep_pickup_datetime,lpep_dropoff_datetime,PULocationID,DOLocationID'
const bytesOf = (text: string) => new TextEncoder().encode(text)

describe.each([plainRows(), rowKernel()])('the kernel $name', (kernel) => {
  test('every byte at every place of a time is judged as the plain reader judges it', () => {
    const good = '2023-01-05 08:09:59'
    const wrong: string[] = []
    for (let place = 0; place < good.length; place++)
      for (let code = 33; code < 127; code++) {
        const character = String.fromCharCode(code)
        if (character === ',' || character === '"') continue
        const time = good.slice(0, place) + character + good.slice(place + 1)
        const rows = `${good},2023-01-05 10:00:00,1,2\n${time},2023-01-05 10:00:00,1,2\n`
        const { trips, rejects } = readInPieces(
          bytesOf(`${HEADER}\n${rows}`),
          [],
          {
            version: 1,
            minimumSeconds: 1,
            maximumSeconds: 86_400,
          },
          byKernel(kernel),
        )
        const plain = readTime(time)
        const seconds = Date.UTC(2023, 0, 5, 10) / 1000 - plain
        const isKept = plain !== UNREADABLE_TIME && seconds >= 1 && seconds <= 86_400
        const isUnreadable = rejects.includes('unreadable-time')
        if (
          isUnreadable !== (plain === UNREADABLE_TIME) ||
          trips.rows !== (isKept ? 2 : 1) ||
          (isKept && trips.pickupAt[1] !== plain)
        )
          wrong.push(time)
      }
    expect(wrong).toEqual([])
  })

  test('every second of a day is read as itself', () => {
    const lines = Array.from({ length: 86_340 }, (_, second) => {
      const clock = (at: number) => new Date(at * 1000).toISOString().slice(11, 19)
      return `2024-02-29 ${clock(second)},2024-02-29T${clock(second + 59)}.250,1,2\n`
    })
    const { trips } = readInPieces(
      bytesOf(`${HEADER}\n${lines.join('')}`),
      [],
      {
        version: 1,
        minimumSeconds: 1,
        maximumSeconds: 3600,
      },
      byKernel(kernel),
    )
    const midnight = Date.UTC(2024, 1, 29) / 1000
    expect(trips.rows).toBe(86_340)
    expect(trips.pickupAt.every((at, second) => at === midnight + second)).toBe(true)
    expect(trips.dropoffAt.every((at, second) => at === midnight + second + 59)).toBe(true)
  })
})

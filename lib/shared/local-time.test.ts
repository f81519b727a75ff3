import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  civilFromDays,
  daysFromCivil,
  formatLocalTime,
  hourOf,
  hourOfWeekOf,
  isCivilDate,
  localSeconds,
  monthOf,
  monthStart,
  parseLocalTime,
  weekdayOf,
} from './local-time'

/** 1970 to the end of 2037: what a trip's time may be. */
const anyTime = fc.integer({ min: 0, max: 2_145_916_799 }).map(localSeconds)

/** JavaScript's own calendar in UTC, as the independent reference. */
const utc = (at: number) => new Date(at * 1000)

describe('local time', () => {
  test('hour, weekday and month agree with the calendar of the platform', () => {
    fc.assert(
      fc.property(anyTime, (at) => {
        expect(hourOf(at)).toBe(utc(at).getUTCHours())
        expect(weekdayOf(at)).toBe((utc(at).getUTCDay() + 6) % 7)
        expect(monthOf(at)).toBe((utc(at).getUTCFullYear() - 1970) * 12 + utc(at).getUTCMonth())
      }),
    )
  })

  test('a formatted time reads back as itself', () => {
    fc.assert(
      fc.property(anyTime, (at) => {
        expect(formatLocalTime(at)).toBe(utc(at).toISOString().slice(0, 19))
        expect(parseLocalTime(formatLocalTime(at))).toEqual({ ok: true, value: at })
      }),
    )
  })

  test('days and civil dates are each other’s inverse', () => {
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 700_000 }), (days) => {
        const { year, month, day } = civilFromDays(days)
        expect(daysFromCivil(year, month, day)).toBe(days)
      }),
    )
  })

  test('a month starts on its first second', () => {
    expect(formatLocalTime(monthStart((2023 - 1970) * 12 + 1))).toBe('2023-02-01T00:00:00')
    expect(monthOf(monthStart(637) - 1)).toBe(636)
  })

  test('only dates that exist are dates', () => {
    expect(isCivilDate(2024, 2, 29)).toBe(true)
    expect(isCivilDate(2023, 2, 29)).toBe(false)
    expect(isCivilDate(2023, 4, 31)).toBe(false)
    expect(isCivilDate(1969, 12, 31)).toBe(false)
    expect(isCivilDate(2038, 1, 1)).toBe(false)
  })

  test.each([
    ['2023-02-03T08:15:00Z', 'time/unreadable'],
    ['2023-02-03T08:15:00+01:00', 'time/unreadable'],
    ['03/02/2023 08:15', 'time/unreadable'],
    ['', 'time/unreadable'],
    ['2023-02-30T08:15:00', 'time/out-of-range'],
    ['2023-02-03T24:00:00', 'time/out-of-range'],
    ['2016-12-31T23:59:60', 'time/out-of-range'],
    ['2100-01-01T00:00:00', 'time/out-of-range'],
    ['1900-01-01T00:00:00', 'time/out-of-range'],
  ])('"%s" is refused as %s', (text, code) => {
    expect(parseLocalTime(text)).toMatchObject({ ok: false, error: { code } })
  })

  test.each([
    ['2024-02-30T08:15:00', 'there is no 30 February'],
    ['2023-02-29T08:15:00', 'there is no 29 February 2023'],
    ['2024-13-01T08:15:00', 'there is no month 13'],
    ['2024-01-00T08:15:00', 'there is no day 00'],
    ['2024-02-03T24:00:00', 'hours go from 00 to 23, not 24; midnight is 00:00:00 of the next day'],
    ['2024-02-03T08:60:00', 'minutes go from 00 to 59'],
    ['2016-12-31T23:59:60', 'seconds go from 00 to 59'],
    ['1900-01-01T00:00:00', 'the year 1900 is not between 1970 and 2037'],
  ])('of "%s" it says that %s', (text, part) => {
    const read = parseLocalTime(text)
    expect(read.ok ? '' : read.error.message).toContain(`"${text}" is no local time: ${part}`)
  })

  test('minutes and fractions are read, the fraction dropped', () => {
    expect(parseLocalTime('2023-02-03 08:15')).toEqual(parseLocalTime('2023-02-03T08:15:00.999'))
  })
})

test('the hour of the week is that of the weekday and the hour', () => {
  for (let hour = 0; hour < 400; hour++) {
    const at = 1_672_531_200 + hour * 3_600 + 3_599
    expect(hourOfWeekOf(at)).toBe(weekdayOf(at) * 24 + hourOf(at))
  }
})

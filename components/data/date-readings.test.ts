import { expect, test } from 'vitest'
import { dateReadings } from './date-readings'

test('a date that can be read both ways is shown both ways', () => {
  expect(dateReadings('03/04/2023 08:15')).toEqual({ dmy: '3 Apr 2023', mdy: '4 Mar 2023' })
  expect(dateReadings(' 5.6.2023 23:59:59')).toEqual({ dmy: '5 Jun 2023', mdy: '6 May 2023' })
  expect(dateReadings('soon')).toEqual({ dmy: 'no date', mdy: 'no date' })
})

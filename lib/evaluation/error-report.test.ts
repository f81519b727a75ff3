import { expect, test } from 'vitest'
import { daysFromCivil } from '@/lib/shared/local-time'
import { DENSITY_CELLS, type JudgedRides, RESIDUAL_BIN_MINUTES, reportErrors } from './error-report'

const monday = daysFromCivil(2023, 1, 2) * 86_400

function rides(minutes: readonly number[], at: (i: number) => number = () => monday): JudgedRides {
  return {
    rows: minutes.length,
    pickupAt: Int32Array.from(minutes, (_, i) => at(i)),
    pickupZone: Uint16Array.from(minutes, (_, i) => i + 1),
    dropoffZone: Uint16Array.from(minutes, () => 9),
    minutes: Float32Array.from(minutes),
  }
}

test('residual shares sum to one however far the errors go', () => {
  const report = reportErrors(rides([1, 10, 59, 5]), Float32Array.from([60, 10, 1, 5.2]))
  const sum = report.residuals.reduce((a, b) => a + b, 0) * RESIDUAL_BIN_MINUTES
  expect(sum).toBeCloseTo(1, 12)
  expect(report.residuals[0]).toBeGreaterThan(0)
  expect(report.residuals.at(-1)).toBeGreaterThan(0)
})

test('every ride is in one density cell: row predicted, column actual', () => {
  const report = reportErrors(rides([3, 90]), Float32Array.from([7, 5]))
  expect(report.density[3 * DENSITY_CELLS + 1]).toBe(1)
  expect(report.density[2 * DENSITY_CELLS + (DENSITY_CELLS - 1)]).toBe(1)
  expect(report.density.reduce((a, b) => a + b, 0)).toBe(2)
})

test('an hour of the week with four rides shows no error, with five it does', () => {
  const nine = Array.from({ length: 9 }, () => 10)
  const report = reportErrors(
    rides(nine, (i) => monday + (i < 4 ? 0 : 3600)),
    new Float32Array(9).fill(12),
  )
  expect(report.hourOfWeekMae[0]).toBeNull()
  expect(report.hourOfWeekRides[0]).toBe(4)
  expect(report.hourOfWeekMae[1]).toBeCloseTo(2)
})

test('an hour of the day takes its rides from every weekday, few as they are on each', () => {
  const report = reportErrors(
    rides([10, 10, 10, 10, 10], (i) => monday + i * 86_400),
    new Float32Array(5).fill(13),
  )
  expect(report.hourOfWeekMae.every((mae) => mae === null)).toBe(true)
  expect(report.hourOfDayMae).toEqual([3, ...Array.from({ length: 23 }, () => null)])
})

test('bands count by what a ride took and keep the sign of the bias', () => {
  const report = reportErrors(rides(Array.from({ length: 5 }, () => 5)), new Float32Array(5).fill(4))
  const band = report.durationBands.find((each) => each.rides > 0)
  expect(band).toMatchObject({ from: 5, to: 10, rides: 5, mae: 1, bias: -1 })
})

test('bands of distance leave out rides whose distance is unknown, and there are none where no distance is', () => {
  const six = rides(Array.from({ length: 6 }, () => 10))
  const predicted = new Float32Array(6).fill(12)
  const report = reportErrors(six, predicted, Float32Array.from([2, 2.5, 2.9, 2, 2, Number.NaN]))
  expect(report.distanceBands?.filter((each) => each.rides > 0)).toEqual([
    { from: 2, to: 3, rides: 5, mae: 2, bias: 2 },
  ])
  expect(reportErrors(six, predicted).distanceBands).toBeNull()
})

test('the worst rides come first, at most twenty', () => {
  const minutes = Array.from({ length: 50 }, (_, i) => i + 1)
  const report = reportErrors(rides(minutes), new Float32Array(50))
  expect(report.worst.map((ride) => ride.actual)).toEqual(minutes.toReversed().slice(0, 20))
})

test('predictions of another length are a bug', () => {
  expect(() => reportErrors(rides([1, 2]), new Float32Array(1))).toThrow('1 predictions')
})

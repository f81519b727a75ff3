import { type ColumnSummary, OUTLIER_REACH, rankOf, SHAPE_BINS } from './column-summary'

/** The same as `columnSummary` for a column of at most 65,536 different whole numbers from 0 on, each of which is counted: one pass tells all. */
export function smallSummary({ missing: without = [] }: { missing?: readonly number[] } = {}): ColumnSummary {
  const counts = new Uint32Array(1 << 16)
  let pass = 0
  return {
    add(values) {
      if (pass > 0) return
      for (let i = 0; i < values.length; i++) {
        const value = values[i] as number
        counts[value] = (counts[value] as number) + 1
      }
    },
    endPass: () => {
      pass++
    },
    result() {
      const there = counts.slice()
      let missing = 0
      for (const value of new Set(without)) {
        missing += counts[value] ?? 0
        if (value >= 0) there[value] = 0
      }
      const count = there.reduce((sum, rows) => sum + rows, 0)
      const distinct = there.reduce((sum, rows) => sum + (rows > 0 ? 1 : 0), 0)
      const at = (share: number) => {
        let rank = rankOf(count, share)
        let value = 0
        while (rank >= (there[value] as number)) rank -= there[value++] as number
        return value
      }
      const shape = new Array<number>(SHAPE_BINS).fill(0)
      if (count === 0)
        return {
          missing,
          min: null,
          lowerQuartile: null,
          median: null,
          upperQuartile: null,
          max: null,
          distinct,
          outliers: null,
          shape,
        }
      const [min, lowerQuartile, median, upperQuartile, max] = [at(0), at(0.25), at(0.5), at(0.75), at(1)]
      const reach = OUTLIER_REACH * (upperQuartile - lowerQuartile)
      const scale = max > min ? SHAPE_BINS / (max - min) : 0
      let outliers = 0
      there.forEach((rows, value) => {
        if (rows === 0) return
        const bin = Math.min(SHAPE_BINS - 1, Math.floor((value - min) * scale))
        shape[bin] = (shape[bin] as number) + rows
        if (value < lowerQuartile - reach || value > upperQuartile + reach) outliers += rows
      })
      return {
        missing,
        min,
        lowerQuartile,
        median,
        upperQuartile,
        max,
        distinct,
        outliers: reach === 0 ? null : outliers,
        shape,
      }
    },
  }
}

import { SET_WORDS, type TreesBody } from './model-body'

/** Minutes from a ride's raw dense numbers (NaN where one is missing) and its two categories, as indices of the vocabularies. */
export type ForestForward = (dense: Float32Array, pickup: number, dropoff: number) => number

/** `width`: dense columns. Leaves are added in the order of the trees, each sum rounded to float32: as while training. */
export function forestForward(body: TreesBody, width: number): ForestForward {
  const { start, roots, column, threshold, left, missingLeft, value, sets } = body
  const pickupBin = body.pickupBin.length > 0 ? body.pickupBin : new Int32Array(1)
  const dropoffBin = body.dropoffBin.length > 0 ? body.dropoffBin : new Int32Array(1)
  return (dense, pickup, dropoff) => {
    const from = pickupBin[pickup] as number
    const to = dropoffBin[dropoff] as number
    let sum = start
    for (let t = 0; t < roots.length; t++) {
      let node = roots[t] as number
      for (let k = column[node] as number; k >= 0; k = column[node] as number) {
        let goesRight: number
        if (k < width) {
          const number = dense[k] as number
          const limit = threshold[node] as number
          if (number > limit) goesRight = 1
          else if (number <= limit) goesRight = 0
          else goesRight = 1 - (((missingLeft[node >> 5] as number) >>> (node & 31)) & 1)
        } else {
          const bin = k === width ? from : to
          const word = sets[(threshold[node] as number) * SET_WORDS + (bin >> 5)] as number
          goesRight = 1 - ((word >>> (bin & 31)) & 1)
        }
        node = (left[node] as number) + goesRight
      }
      sum = Math.fround(sum + (value[node] as number))
    }
    return sum
  }
}

/**
 * Weights ≥ 0 with sum 1 for which the weighted mean of some predictions has the least squared error. `predictions`: one array a member,
 * each of the length of `actual`; up to eight members. Exact: the least-squares weights with sum 1 of every subset of the members are
 * computed, and of those that are all positive the best are taken (the optimum on a simplex lies inside one of its faces).
 */
export function simplexWeights(predictions: readonly Float64Array[], actual: Float32Array): Float64Array {
  const products = errorProducts(predictions, actual)
  const members = predictions.length
  let [best, least] = [new Float64Array(members), Number.POSITIVE_INFINITY]
  for (let subset = 1; subset < 1 << members; subset++) {
    const chosen = predictions.flatMap((_, k) => ((subset >> k) & 1 ? [k] : []))
    const weights = weightsOf(chosen, products)
    if (weights === null || weights.some((weight) => !(weight > 0))) continue
    const squared = squaredError(chosen, weights, products)
    if (squared >= least) continue
    least = squared
    best = new Float64Array(members)
    for (const [i, k] of chosen.entries()) best[k] = weights[i] as number
  }
  return best
}

/** Sums over the rides of error × error, for each two members. */
function errorProducts(predictions: readonly Float64Array[], actual: Float32Array): readonly Float64Array[] {
  const members = predictions.length
  const products = predictions.map(() => new Float64Array(members))
  const errors = new Float64Array(members)
  for (let i = 0; i < actual.length; i++) {
    for (let k = 0; k < members; k++)
      errors[k] = ((predictions[k] as Float64Array)[i] as number) - (actual[i] as number)
    for (let k = 0; k < members; k++) {
      const row = products[k] as Float64Array
      for (let l = 0; l < members; l++) row[l] = (row[l] as number) + (errors[k] as number) * (errors[l] as number)
    }
  }
  return products
}

/** With sum 1 the squared error is wᵀPw: its least is where Pw is the same for all. Null where two members are alike. */
function weightsOf(chosen: readonly number[], products: readonly Float64Array[]): Float64Array | null {
  const n = chosen.length
  const rows: Float64Array[] = chosen.map((k) =>
    Float64Array.from([...chosen.map((l) => products[k]?.[l] as number), 1]),
  )
  for (let column = 0; column < n; column++) {
    let pivot = column
    for (let row = column + 1; row < n; row++)
      if (Math.abs(rows[row]?.[column] as number) > Math.abs(rows[pivot]?.[column] as number)) pivot = row
    const top = rows[pivot] as Float64Array
    rows[pivot] = rows[column] as Float64Array
    rows[column] = top
    const head = top[column] as number
    if (!(Math.abs(head) > 1e-9 * (products[chosen[0] as number]?.[chosen[0] as number] as number))) return null
    for (let row = 0; row < n; row++) {
      if (row === column) continue
      const other = rows[row] as Float64Array
      const factor = (other[column] as number) / head
      for (let l = column; l <= n; l++) other[l] = (other[l] as number) - factor * (top[l] as number)
    }
  }
  const weights = Float64Array.from(rows, (row, i) => (row[n] as number) / (row[i] as number))
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return weights.map((weight) => weight / sum)
}

function squaredError(chosen: readonly number[], weights: Float64Array, products: readonly Float64Array[]): number {
  let sum = 0
  for (const [i, k] of chosen.entries())
    for (const [j, l] of chosen.entries())
      sum += (weights[i] as number) * (weights[j] as number) * (products[k]?.[l] as number)
  return sum
}

import { FEWEST_RIDES } from './fitted-features'

/** Count and sum of a value per cell and fold. */
export class FoldSums {
  readonly count: Float64Array
  readonly sum: Float64Array

  constructor(
    readonly cells: number,
    readonly folds: number,
  ) {
    this.count = new Float64Array(cells * folds)
    this.sum = new Float64Array(cells * folds)
  }

  add(cell: number, fold: number, value: number): void {
    const k = cell * this.folds + fold
    this.count[k] = (this.count[k] as number) + 1
    this.sum[k] = (this.sum[k] as number) + value
  }

  /** Over all folds but one; −1 leaves none out. */
  countWithout(cell: number, without: number): number {
    return this.total(this.count, cell, without)
  }

  sumWithout(cell: number, without: number): number {
    return this.total(this.sum, cell, without)
  }

  private total(values: Float64Array, cell: number, without: number): number {
    let total = 0
    for (let f = 0; f < this.folds; f++) if (f !== without) total += values[cell * this.folds + f] as number
    return total
  }

  /** Mean of each cell smoothed towards `parent`; cells with fewer than five rides are their parent. */
  smoothed(without: number, parent: number, weight: number): { count: Int32Array; mean: Float32Array } {
    const count = new Int32Array(this.cells)
    const mean = new Float32Array(this.cells)
    for (let cell = 0; cell < this.cells; cell++) {
      const n = this.countWithout(cell, without)
      count[cell] = n
      mean[cell] = n < FEWEST_RIDES ? parent : (this.sumWithout(cell, without) + weight * parent) / (n + weight)
    }
    return { count, mean }
  }
}

/**
 * Exact medians of whole numbers in groups that arrive chunk by chunk, in constant memory: the first pass counts the rows of each group, the
 * second counts them in coarse bins, the third counts each value in the bin that holds the median (the lower of two middle ones).
 */
export interface GroupMedians {
  /** Call in each of three passes: row i is of group `groups[i]` and has the value `values[i]`, 0 or more. */
  add(groups: Uint16Array | Uint8Array, values: Int32Array, rows: number): void
  endPass(): void
  /** Rows of each group, known after the first pass. */
  readonly rows: Uint32Array
  /** Null where the group is empty, or not among the `most` with the most rows. */
  median(group: number): number | null
}

const COARSE = 256

/** Of `groups` groups the `most` largest get a median: 1 kB each for the second pass, and as much for the third where values reach over 65,536. */
export function groupMedians(groups: number, most: number): GroupMedians {
  const counts = new Uint32Array(groups)
  const slotOf = new Int32Array(groups).fill(-1)
  let chosen: number[] = []
  let least = Number.POSITIVE_INFINITY
  let greatest = 0
  let width = 1
  let coarse = new Uint32Array(0)
  let fine = new Uint32Array(0)
  /** By slot: the coarse bin of the median, and its rank within that. */
  let binOf = new Int32Array(0)
  let rankOf = new Int32Array(0)
  let pass = 0

  return {
    rows: counts,
    add(group, values, rows) {
      if (pass === 0)
        for (let i = 0; i < rows; i++) {
          const value = values[i] as number
          if (value < least) least = value
          if (value > greatest) greatest = value
          counts[group[i] as number] = (counts[group[i] as number] as number) + 1
        }
      else if (pass === 1)
        for (let i = 0; i < rows; i++) {
          const slot = slotOf[group[i] as number] as number
          if (slot < 0) continue
          const at = slot * COARSE + ((((values[i] as number) - least) / width) | 0)
          coarse[at] = (coarse[at] as number) + 1
        }
      else
        for (let i = 0; i < rows; i++) {
          const slot = slotOf[group[i] as number] as number
          if (slot < 0) continue
          const within = (values[i] as number) - least - (binOf[slot] as number) * width
          if (within < 0 || within >= width) continue
          const at = slot * width + within
          fine[at] = (fine[at] as number) + 1
        }
    },
    endPass() {
      if (pass === 0) {
        chosen = largest(counts, most)
        chosen.forEach((group, slot) => {
          slotOf[group] = slot
        })
        width = Math.max(1, Math.ceil((greatest - least + 1) / COARSE))
        coarse = new Uint32Array(chosen.length * COARSE)
      }
      if (pass === 1) {
        binOf = new Int32Array(chosen.length)
        rankOf = new Int32Array(chosen.length)
        chosen.forEach((group, slot) => {
          let rank = ((counts[group] as number) - 1) >> 1
          let bin = 0
          while (rank >= (coarse[slot * COARSE + bin] as number)) rank -= coarse[slot * COARSE + bin++] as number
          binOf[slot] = bin
          rankOf[slot] = rank
        })
        coarse = new Uint32Array(0)
        fine = new Uint32Array(chosen.length * width)
      }
      pass++
    },
    median(group) {
      const slot = slotOf[group] as number
      if (slot < 0) return null
      let rank = rankOf[slot] as number
      let within = 0
      while (rank >= (fine[slot * width + within] as number)) rank -= fine[slot * width + within++] as number
      return least + (binOf[slot] as number) * width + within
    },
  }
}

/** The groups with the most rows, none without any; the most first, of as many the lower number. */
function largest(counts: Uint32Array, most: number): number[] {
  const there: number[] = []
  counts.forEach((rows, group) => {
    if (rows > 0) there.push(group)
  })
  return there.sort((a, b) => (counts[b] as number) - (counts[a] as number) || a - b).slice(0, most)
}

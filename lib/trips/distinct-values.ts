/** So many different values are counted one by one; of more it is only known that there are more. */
export const MOST_DISTINCT = 1 << 16

/** Counts different unsigned 32-bit keys, in half a megabyte. Costs nothing more once there are too many to count. */
export interface DistinctValues {
  add(keys: Uint32Array, count: number): void
  /** Null: more than `MOST_DISTINCT`. */
  result(): number | null
}

const BITS = 17

/** A hash table with linear probing, never more than half full. */
export function distinctValues(): DistinctValues {
  const table = new Uint32Array(1 << BITS)
  const mask = table.length - 1
  /** Zero marks an empty slot, so the key zero is held here. */
  let hasZero = 0
  let held = 0
  let last = 0
  return {
    add(keys, count) {
      for (let i = 0; i < count && held <= MOST_DISTINCT; i++) {
        const key = keys[i] as number
        if (key === last) {
          if (key === 0) hasZero = 1
          continue
        }
        last = key
        if (key === 0) {
          hasZero = 1
          continue
        }
        let slot = Math.imul(key, 0x9e37_79b1) >>> (32 - BITS)
        while (table[slot] !== 0 && table[slot] !== key) slot = (slot + 1) & mask
        if (table[slot] === key) continue
        table[slot] = key
        held++
      }
    },
    result: () => (held + hasZero > MOST_DISTINCT ? null : held + hasZero),
  }
}

/** A seeded stream of random numbers: the same seed gives the same stream on every platform. */
export interface Random {
  /** Uniform in [0, 1), 32 bits of resolution. */
  next(): number
  /** Uniform integer in [0, below). */
  int(below: number): number
}

/** A stream that can be put down and taken up again: four words say where it is. */
export interface KeptRandom extends Random {
  readonly words: () => Uint32Array
}

/** sfc32 (Chris Doty-Humphrey, PractRand), seeded through splitmix32. */
export function seededRandom(seed: number): KeptRandom {
  let state = seed >>> 0
  const mix = () => {
    state = (state + 0x9e3779b9) >>> 0
    let z = state
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad)
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97)
    return (z ^ (z >>> 15)) >>> 0
  }
  const random = randomAt(Uint32Array.of(mix(), mix(), mix(), 1))
  for (let i = 0; i < 12; i++) random.next()
  return random
}

/** The stream that stands at these words. */
export function randomAt(words: Uint32Array): KeptRandom {
  let [a = 0, b = 0, c = 0, counter = 0] = words
  const bits = () => {
    const t = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + t
    return t >>> 0
  }
  const next = () => bits() / 4294967296
  return { next, int: (below) => Math.floor(next() * below), words: () => Uint32Array.of(a, b, c, counter) }
}

/** Fisher–Yates in place. */
export function shuffle(items: Int32Array | Uint32Array, random: Random): void {
  for (let i = items.length - 1; i > 0; i--) {
    const j = random.int(i + 1)
    const kept = items[i] as number
    items[i] = items[j] as number
    items[j] = kept
  }
}

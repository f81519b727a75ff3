/**
 * How far to move each label (px) so that none overlaps the next: labels keep their order and move as little as pushing apart from
 * their own places needs. `at` are the places of line ends in px, from the top.
 */
export function spreadLabels(at: readonly number[], gap = 13): readonly number[] {
  const order = at.map((y, i) => ({ y, i })).sort((a, b) => a.y - b.y)
  const placed = order.map(({ y }) => y)
  for (let pass = 0; pass < 24; pass++) {
    let moved = false
    for (let k = 1; k < placed.length; k++) {
      const above = placed[k - 1] ?? 0
      const here = placed[k] ?? 0
      const overlap = gap - (here - above)
      if (overlap <= 0.01) continue
      placed[k - 1] = above - overlap / 2
      placed[k] = here + overlap / 2
      moved = true
    }
    if (!moved) break
  }
  const shift = new Array<number>(at.length).fill(0)
  order.forEach(({ y, i }, k) => {
    shift[i] = Math.round((placed[k] ?? y) - y)
  })
  return shift
}

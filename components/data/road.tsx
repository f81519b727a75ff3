import { seededRandom } from '@/lib/shared/random'
import classes from './data-empty.module.css'

type Point = readonly [number, number]

const KNOTS: readonly Point[] = [
  [356, 96],
  [540, 16],
  [660, 62],
  [750, 40],
  [830, 46],
]
const RIDES = 170
const CHECKS = 45

function heightAt(x: number): number {
  const after = KNOTS.findIndex(([knot]) => knot > x)
  const [x0, y0] = KNOTS[Math.max(0, after - 1)] ?? [0, 0]
  const [x1, y1] = (after < 0 ? KNOTS.at(-1) : KNOTS[after]) ?? [0, 0]
  const t = x1 === x0 ? 0 : Math.min(1, (x - x0) / (x1 - x0))
  return y0 + (y1 - y0) * t * t * (3 - 2 * t)
}

const path = `M${Array.from({ length: 95 }, (_, i) => `${356 + i * 5},${heightAt(356 + i * 5).toFixed(1)}`).join('L')}`

/** Rides scatter around the answer, ever closer. Sums of uniforms, so that every engine draws the same picture. */
const rides = (() => {
  const random = seededRandom(12)
  return Array.from({ length: RIDES }, () => {
    const t = random.next()
    const x = 380 + t * 440
    const noise = random.next() + random.next() + random.next() - 1.5
    const spread = 52 * (1 - t) * (1 - t * 0.6) + 5
    return {
      x: x.toFixed(1),
      y: Math.min(112, heightAt(x) + noise * spread).toFixed(1),
      r: (1.2 + random.next() * 0.9).toFixed(1),
    }
  })
})()

/** The mark at full size: a checker strip takes off, overshoots and settles on an answer. */
export const Road = () => (
  <svg className={classes.road} viewBox="0 0 1022 120" width="100%" preserveAspectRatio="xMaxYMid slice" aria-hidden>
    <g fill="var(--rc-ink)">
      {Array.from({ length: CHECKS }, (_, i) => i).map((i) => (
        <rect key={i} x={i * 8} y={i % 2 ? 96 : 88} width={8} height={8} opacity={Math.min(1, 0.12 + i / 40)} />
      ))}
    </g>
    <g fill="var(--rc-edge)" opacity={0.5}>
      {rides.map(({ x, y, r }) => (
        <circle key={`${x} ${y}`} cx={x} cy={y} r={r} />
      ))}
    </g>
    <path d={path} fill="none" stroke="var(--rc-ink)" strokeWidth={3.5} strokeLinejoin="round" strokeLinecap="round" />
    <circle cx={830} cy={46} r={8} fill="var(--rc-taxi)" stroke="var(--rc-ink)" strokeWidth={2.5} />
    <text x={850} y={52} fontSize={18} fontWeight={600} fill="var(--rc-ink)" letterSpacing="-.02em">
      12 min 40 s
    </text>
  </svg>
)

/** Nine steps each, interpolated in Lab between hand-picked stops; low is near the surface in both schemes. */
export type Ramp = 'count' | 'error' | 'diff'

type Ramps = Readonly<Record<Ramp, readonly string[]>>

export const RAMP_STEPS = 9

export const ramps: { readonly light: Ramps; readonly dark: Ramps } = {
  light: {
    count: ['#F1F1EA', '#D8E4E6', '#BAD3DF', '#95BED4', '#6DA4C7', '#4589B8', '#296EA2', '#155284', '#0A3860'],
    error: ['#F6F0E2', '#F5DFC3', '#F1CAA3', '#EBAE81', '#E09062', '#CF7047', '#B35133', '#903823', '#6A2216'],
    diff: ['#0A4F86', '#3D7EAE', '#7CADCC', '#BCD3DE', '#F1EDE3', '#F0CDAD', '#E49D73', '#C56640', '#96381F'],
  },
  dark: {
    count: ['#1E2224', '#1F313F', '#1E415B', '#205379', '#296C9A', '#3C87BA', '#61A6D2', '#93C6E6', '#CBE7F7'],
    error: ['#25201B', '#3B251B', '#532C1C', '#71361F', '#944626', '#B85C33', '#D87D4C', '#EFA878', '#FBD9B4'],
    diff: ['#7CC4EE', '#4C95C5', '#2E678E', '#274053', '#25231F', '#503021', '#874428', '#C2683C', '#F3A06A'],
  },
}

/** The ramp's step (0–8) of a value in a domain; values beyond its ends take the end step. */
export function rampStep(value: number, [low, high]: readonly [number, number]): number {
  if (high <= low) return 0
  const step = Math.floor(((value - low) / (high - low)) * RAMP_STEPS)
  return Math.max(0, Math.min(RAMP_STEPS - 1, step))
}

export const rampColour = (ramp: Ramp, step: number): string => `var(--rc-${ramp}-${step})`

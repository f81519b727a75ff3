import type { PairedDifference, PairedDifferences } from '@/lib/evaluation/paired-difference'
import { isTie } from '@/lib/evaluation/paired-difference'
import { formatCount, formatPercent } from '@/lib/shared/format-number'

/** A sentence or two with one phrase, the finding, that stands out. It may say no. */
export interface VerdictText {
  readonly before: string
  readonly finding: string
  readonly after: string
}

const NBSP = '\u00a0'
const min = (value: number) => `${Math.abs(value).toFixed(2)}${NBSP}min`

/** An error of another model on the same rides, with its paired difference: this run minus the other. */
export interface Rival {
  readonly name: string
  readonly rmse: number
  readonly difference: PairedDifference | null
}

/** What a finished run found: how far off it is, against the baseline and against the champion. */
export function runVerdict(run: {
  readonly rides: number
  readonly rmse: number
  readonly baseline: Rival | null
  readonly champion: Rival | null
}): VerdictText {
  const { rides, rmse, baseline, champion } = run
  const before = `On ${formatCount(rides)} later rides it misses by `
  if (!baseline) return { before, finding: `${min(rmse)} RMSE`, after: `${againstChampion(champion, '; ')}.` }
  const share = 1 - rmse / baseline.rmse
  const tie = baseline.difference !== null && isTie(baseline.difference)
  const finding = tie
    ? `no better and no worse than the ${baseline.name}`
    : `${formatPercent(Math.abs(share))} ${share >= 0 ? 'less' : 'more'} than the ${baseline.name}`
  return {
    before: `${before}${min(rmse)} RMSE, `,
    finding,
    after: `${againstChampion(champion, tie ? '; ' : ' and ')}.`,
  }
}

function againstChampion(champion: Rival | null, joint: string): string {
  if (!champion?.difference) return ''
  if (isTie(champion.difference)) return `${joint === ' and ' ? '; ' : joint}it cannot be told from the champion`
  const { value } = champion.difference
  return `${joint}${min(value)} ${value < 0 ? 'less' : 'more'} than the champion`
}

/** What a comparison found, from the differences of every pair. Names in the order of the matrix. */
export function compareVerdict(names: readonly string[], rmse: PairedDifferences['rmse'], rides: number): VerdictText {
  const order = names.map((_, i) => i).sort((a, b) => (rmse[a]?.[b]?.value ?? 0) || a - b)
  const best = order[0] ?? 0
  const name = (i: number) => names[i] ?? ''
  const tied = (i: number, j: number) => {
    const difference = rmse[i]?.[j]
    return !difference || isTie(difference)
  }
  const level = order.filter((i) => i === best || tied(best, i))
  const rest = order.filter((i) => !level.includes(i))
  const on = ` on ${formatCount(rides)} rides`

  if (level.length > 1) {
    const behind = rest.length > 0 ? ` ${worse(rest.map(name))} worse than ${name(best)}.` : ''
    return { before: `${list(level.map(name))} `, finding: 'cannot be told apart', after: `${on}.${behind}` }
  }
  const gaps = rest.map((i) => rmse[best]?.[i]).filter((each) => each != null)
  const least = Math.min(...gaps.map((gap) => -gap.value))
  const certainty = Math.min(...gaps.map((gap) => gap.certainty))
  const pairs = rest.flatMap((i, at) => rest.slice(at + 1).flatMap((j) => (tied(i, j) ? [[i, j] as const] : [])))
  const ties = pairs.map(([i, j]) => `${name(i)} and ${name(j)}`)
  return {
    before: `${name(best)} is better than ${rest.length > 1 ? 'every other run' : name(rest[0] ?? best)} by `,
    finding: rest.length > 1 ? `${min(least)} or more` : min(least),
    after: `, ${sureness(certainty)}.${ties.length > 0 ? ` ${list(ties)} cannot be told apart${on}.` : ''}`,
  }
}

/** `99.9 % sure`; resampling cannot say more than that. */
const sureness = (certainty: number): string => `${percentSure(certainty)} sure`

/** `> 99.9 %`, `93.4 %`. */
const percentSure = (certainty: number): string =>
  certainty > 0.999 ? `>${NBSP}99.9${NBSP}%` : formatPercent(Math.floor(certainty * 1000) / 1000, 1)

const worse = (names: readonly string[]) => `${list(names)} ${names.length > 1 ? 'are' : 'is'}`

function list(names: readonly string[]): string {
  const last = names.at(-1) ?? ''
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${last}` : last
}

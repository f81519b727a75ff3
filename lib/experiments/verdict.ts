import { ENOUGH, isEnough, type Judges, sayJudges } from '@/lib/evaluation/enough-rides'
import { type PairedDifference, type PairedDifferences, standOf } from '@/lib/evaluation/paired-difference'
import { formatCount, formatPercent } from '@/lib/shared/format-number'
import { sayCount } from '@/lib/shared/say-count'
import { NOT_HONEST, WHY_NOT_HONEST } from './honesty'

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
  readonly honest: boolean
  readonly difference: PairedDifference | null
}

/** What a finished run found: how far off it is, against the baseline and against the champion. */
export function runVerdict(run: {
  readonly judges: Judges
  readonly rmse: number
  readonly honest: boolean
  readonly baseline: Rival | null
  readonly champion: Rival | null
}): VerdictText {
  const { judges, rmse, baseline, champion } = run
  const last = run.honest ? '.' : `. It is ${NOT_HONEST}: ${WHY_NOT_HONEST}.`
  if (!isEnough(judges)) return { before: `It misses by ${min(rmse)} RMSE, but `, ...tooFew(judges, 'judge it', last) }
  const before = `On ${formatCount(judges.n)} later rides it misses by `
  if (!baseline) return { before, finding: `${min(rmse)} RMSE`, after: `${againstChampion(champion, '; ')}${last}` }
  const share = 1 - rmse / baseline.rmse
  const stand = baseline.difference && standOf(baseline.difference)
  const level = stand === 'tie' || stand === 'equal'
  return {
    before: `${before}${min(rmse)} RMSE, `,
    finding:
      stand === 'tie'
        ? `no better and no worse than the ${baseline.name}`
        : stand === 'equal'
          ? `practically equal to the ${baseline.name}`
          : `${formatPercent(Math.abs(share))} ${share >= 0 ? 'less' : 'more'} than the ${baseline.name}`,
    after: `${againstChampion(champion, level ? '; ' : ' and ')}${last}`,
  }
}

function againstChampion(champion: Rival | null, joint: string): string {
  if (!champion?.difference) return ''
  const name = champion.honest ? 'the champion' : `the champion (${NOT_HONEST})`
  const stand = standOf(champion.difference)
  const aside = joint === ' and ' ? '; ' : joint
  if (stand === 'tie') return `${aside}it cannot be told from ${name}`
  if (stand === 'equal') return `${aside}it is practically equal to ${name}`
  const { value } = champion.difference
  return `${joint}${min(value)} ${value < 0 ? 'less' : 'more'} than ${name}`
}

/** A model of a comparison, as a sentence calls it. */
export interface Compared {
  readonly name: string
  readonly honest: boolean
}

/** What a comparison found, from the differences of every pair. Models in the order of the matrix. */
export function compareVerdict(
  models: readonly Compared[],
  rmse: PairedDifferences['rmse'],
  judges: Judges,
): VerdictText {
  const order = models.map((_, i) => i).sort((a, b) => (rmse[a]?.[b]?.value ?? 0) || a - b)
  const best = order[0] ?? 0
  const name = (i: number) => {
    const model = models[i]
    return model ? (model.honest ? model.name : `${model.name} (${NOT_HONEST})`) : ''
  }
  if (!isEnough(judges))
    return {
      before: `${name(best)} misses by the least, but `,
      ...tooFew(judges, 'say whether that is real', '.'),
    }
  const stand = (i: number, j: number) => {
    const difference = rmse[i]?.[j]
    return difference ? standOf(difference) : 'tie'
  }
  const areLevel = (i: number, j: number) => stand(i, j) === 'tie' || stand(i, j) === 'equal'
  const level = order.filter((i) => i === best || areLevel(best, i))
  const rest = order.filter((i) => !level.includes(i))
  const on = ` on ${sayCount(judges.n, 'ride')}`

  if (level.length > 1) {
    const isEqual = level.every((i) => i === best || stand(best, i) === 'equal')
    const behind = rest.length > 0 ? ` ${worse(rest.map(name))} worse than ${name(best)}.` : ''
    return {
      before: `${list(level.map(name))} `,
      finding: isEqual ? 'are practically equal' : 'cannot be told apart',
      after: `${on}.${behind}`,
    }
  }
  const gaps = rest.flatMap((i) => rmse[best]?.[i] ?? [])
  const least = Math.min(...gaps.map((gap) => -gap.value))
  const certainty = Math.min(...gaps.map((gap) => gap.sureness?.certainty ?? 0))
  const pairs = rest.flatMap((i, at) => rest.slice(at + 1).flatMap((j) => (areLevel(i, j) ? [[i, j] as const] : [])))
  const ties = pairs.map(([i, j]) => `${name(i)} and ${name(j)}`)
  return {
    before: `${name(best)} is better than ${rest.length > 1 ? 'every other run' : name(rest[0] ?? best)} by `,
    finding: rest.length > 1 ? `${min(least)} or more` : min(least),
    after: `, ${sureness(certainty)}.${ties.length > 0 ? ` ${list(ties)} cannot be told apart${on}.` : ''}`,
  }
}

/** The rest of a sentence about errors that too few rides gave. */
const tooFew = (judges: Judges, to: string, last: string): Pick<VerdictText, 'finding' | 'after'> => ({
  finding: sayJudges(judges),
  after: ` ${judges.n === 1 ? 'is' : 'are'} too few to ${to}: that takes at least ${ENOUGH}${last}`,
})

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

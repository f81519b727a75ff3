import type { Manifest } from './manifest'
import { type BlendBody, MOST_TREES } from './model-body'
import { readForest } from './read-forest'
import { checkZoneUnits, type InputSizes, readNet, zoneUnitsOf } from './read-net'
import { Refused, type SectionReader } from './section-reader'

/** By how much the weights of a file may miss a sum of 1. */
const ROUNDING = 1e-9

/** The blend of a file that anybody may have made: weights that belong to its members, and no more work than a single model may make. */
export function readBlend(
  { kind, weights, members: told }: Extract<Manifest['body'], { kind: 'blend' }>,
  sizes: InputSizes,
  reader: SectionReader,
): BlendBody {
  if (weights.length !== told.length)
    throw new Refused('artefact/weights', `There are ${weights.length} weights for ${told.length} members.`)
  const sum = weights.reduce((total, weight) => total + weight, 0)
  if (!(Math.abs(sum - 1) <= ROUNDING))
    throw new Refused('artefact/weights', `The weights of the members add up to ${sum}; it must be 1.`)
  checkZoneUnits(told.reduce((total, member) => total + (member.kind === 'neural' ? zoneUnitsOf(member, sizes) : 0), 0))
  const members = told.map((member, k) =>
    member.kind === 'trees'
      ? readForest(member, sizes, reader, `body.members.${k}`)
      : readNet(member, sizes, reader, `body.members.${k}`),
  )
  const trees = members.reduce((total, member) => total + (member.kind === 'trees' ? member.roots.length : 0), 0)
  if (trees > MOST_TREES)
    throw new Refused('artefact/too-large', `The members have ${trees} trees; ${MOST_TREES} is the most.`)
  return { kind, weights, members }
}

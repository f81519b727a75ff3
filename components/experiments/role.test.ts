import { expect, test } from 'vitest'
import { millis } from '@/lib/shared/clock'
import { artefactId, runId } from '@/lib/shared/ids'
import { aDraft } from '@/tests/fixtures/a-draft'
import { aFinishedRun, aRecipe } from '@/tests/fixtures/a-run'
import { compareLink, readCompareLink } from './compare-link'
import { badgesOf, identitiesIn, identityOf, roleOf, rolesIn } from './role'
import { selectedIds, toggled } from './selection'

const [a, b, c] = [runId('a'), runId('b'), runId('c')] as const
const registry = {
  versions: [{ ...aDraft(), schemaVersion: 1 as const, version: 4, createdAt: millis(1) }],
  aliases: [{ model: 'green-nyc', alias: 'champion', version: 4 }],
}

test('the champion’s run is the champion, and its badge names the version', () => {
  expect(roleOf(aFinishedRun(), registry)).toEqual({ kind: 'champion' })
  expect(badgesOf(aFinishedRun(), registry).map((badge) => badge.text)).toEqual(['champion v4'])
})

test('a version without an alias is named by its model', () => {
  expect(badgesOf(aFinishedRun(), { ...registry, aliases: [] }).map((badge) => badge.text)).toEqual(['green-nyc v4'])
})

test('a lookup table is the baseline, and any other run has no role', () => {
  const other = { artefactId: artefactId('9'.repeat(64)) }
  expect(roleOf(aFinishedRun({ recipe: aRecipe({ family: 'pair-hour-lookup' }) }, other), registry)).toEqual({
    kind: 'baseline',
  })
  expect(roleOf(aFinishedRun({}, other), registry)).toBeNull()
})

test('the global median is another baseline, and is not drawn like the lookup table', () => {
  const median = aFinishedRun(
    { recipe: aRecipe({ family: 'global-median' }) },
    { artefactId: artefactId('9'.repeat(64)) },
  )
  expect(roleOf(median, registry)).toEqual({ kind: 'constant' })
  expect(identityOf({ kind: 'constant' })).not.toEqual(identityOf({ kind: 'baseline' }))
})

test('a deselected run leaves its place, so the others keep their colours; the next one takes it', () => {
  const slots = [a, b, c].reduce(toggled, [] as readonly (typeof a | null)[])
  const without = toggled(slots, b)
  expect(without).toEqual([a, null, c])
  expect(rolesIn(without, () => null).get(c)).toEqual({ kind: 'run', slot: 2 })
  expect(toggled(without, runId('d'))).toEqual([a, runId('d'), c])
  expect(toggled(toggled(without, c), a)).toEqual([])
  expect(selectedIds(without)).toEqual([a, c])
})

test('runs with a role take no colour of the selection', () => {
  const roles = rolesIn([a, b, c], (id) => (id === b ? { kind: 'champion' } : null))
  expect([...roles.values()]).toEqual([{ kind: 'run', slot: 0 }, { kind: 'champion' }, { kind: 'run', slot: 1 }])
})

test('of two lookup tables only the first is drawn as the baseline', () => {
  const roles = rolesIn([a, b, c], (id) => (id === c ? null : { kind: 'baseline' }))
  expect([...roles.values()]).toEqual([{ kind: 'baseline' }, { kind: 'run', slot: 0 }, { kind: 'run', slot: 1 }])
})

test('every lookup table is dotted, and no two of them look alike', () => {
  const ids = Array.from({ length: 8 }, (_, i) => runId(`lookup-${i}`))
  const recipe = aRecipe({ family: 'pair-hour-lookup' })
  const runs = ids.map((id) => aFinishedRun({ id, recipe }, { artefactId: artefactId('9'.repeat(64)) }))
  const drawn = [...identitiesIn(ids, runs, registry).values()]
  expect(drawn.every(({ dash }) => dash === '2 3' || dash === '2 7')).toBe(true)
  expect(new Set(drawn.map(({ colour, dash }) => `${colour} ${dash}`)).size).toBe(8)
})

test('a fifth run is told from the first by dashes', () => {
  expect(identityOf({ kind: 'run', slot: 4 }).colour).toBe(identityOf({ kind: 'run', slot: 0 }).colour)
  expect(identityOf({ kind: 'run', slot: 4 }).dash).not.toBe(identityOf({ kind: 'run', slot: 0 }).dash)
})

test('a comparison is a link, holes included', () => {
  const link = compareLink([a, null, c])
  expect(link).toBe('/experiments/compare?runs=a,,c')
  expect(readCompareLink(new URL(link, 'http://x').searchParams.get('runs'))).toEqual([a, null, c])
})

test('a run named twice in a link is compared once', () => expect(readCompareLink('a,a,b')).toEqual([a, b]))

import { expect, test } from 'vitest'
import { aFinishedRun, aRun } from '@/tests/fixtures/a-run'
import { commandGroups } from './command-list'

test('verbs come first, then places, then what is called by name', () => {
  const groups = commandGroups({ datasets: [], runs: [aRun()], versions: [] })
  expect(groups.map((group) => group.name)).toEqual(['Do', 'Go to', 'Runs'])
})

test('an empty workspace is offered sample trips and no run', () => {
  const verbs = commandGroups({ datasets: [], runs: [], versions: [] })[0]?.commands.map((command) => command.label)
  expect(verbs).toEqual(['Import trips', 'Use sample trips'])
})

test('before anything is known the palette still goes everywhere', () => {
  expect(commandGroups(null)[1]?.commands).toHaveLength(6)
})

test('command ids are unique', () => {
  const ids = commandGroups({ datasets: [], runs: [aRun()], versions: [] }).flatMap((g) => g.commands.map((c) => c.id))
  expect(new Set(ids).size).toBe(ids.length)
})

test('a run that looked at what is known later is never offered by its error alone', () => {
  const runs = [aFinishedRun(), aFinishedRun({}, { honestAtPickup: false })]
  const notes = commandGroups({ datasets: [], runs, versions: [] })
    .at(-1)
    ?.commands.map((command) => command.note)
  expect(notes).toEqual(['linear, 5.000 min RMSE', 'linear, 5.000 min RMSE, not honest at pickup'])
})

import { expect, test } from 'vitest'
import { aRun } from '@/tests/fixtures/a-run'
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

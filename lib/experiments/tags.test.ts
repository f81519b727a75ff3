import { expect, test } from 'vitest'
import { MOST_TAGS } from './run-name'
import { tagCounts, withoutTag, withTags } from './tags'

test('tags of several runs are counted, those on most runs first', () => {
  expect(tagCounts([{ tags: ['old', 'ablation'] }, { tags: ['ablation'] }, { tags: [] }])).toEqual([
    { tag: 'ablation', runs: 2 },
    { tag: 'old', runs: 1 },
  ])
})

test('a tag is added once, however it is written', () => {
  expect(withTags(['old'], ' Old, night shift ,')).toEqual(['old', 'night shift'])
  expect(withTags(['old'], ' , ')).toEqual(['old'])
})

test('taking a tag off leaves the others', () => expect(withoutTag(['a', 'b', 'c'], 'b')).toEqual(['a', 'c']))

test('a run that has as many as it may have loses none for a new one', () => {
  const full = Array.from({ length: MOST_TAGS }, (_, i) => `t${i}`)
  expect(withTags(full, 'one more')).toBeNull()
  expect(withTags(full, 't3')).toEqual(full)
})

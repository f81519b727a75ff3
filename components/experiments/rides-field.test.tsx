import { MantineProvider } from '@mantine/core'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { aRecipe, aRun } from '@/tests/fixtures/a-run'
import { RidesField } from './rides-field'
import { draftFromRun, splitParts } from './run-draft'

/** What is read below the field of a linear run on so many rides, judged by as many, in a browser with 4 GB. */
function wordsOf(rides: number, chosen: number | null): string {
  const draft = { ...draftFromRun(aRun({ recipe: aRecipe() }), null), rides: chosen }
  const parts = splitParts(aRecipe().split, null).map((part) => ({ ...part, n: rides }))
  const markup = renderToStaticMarkup(
    <MantineProvider>
      <RidesField draft={draft} parts={parts} gigabytes={4} onChange={() => undefined} />
    </MantineProvider>,
  )
  return [...markup.matchAll(/<p[^>]*>(.*?)<\/p>/g)].map(([, inner = '']) => inner.replace(/<[^>]*>/g, '')).join(' ')
}

test('the field of rides to learn from says which these are', () => {
  expect(wordsOf(34_793, null)).toBe('Trains on all 34,793 rides.')
  expect(wordsOf(34_793, 5_000)).toBe(
    'Trains on 5,000 of 34,793 rides, spread over all days: of every day the same share. Use all',
  )
})

test('of more rides than are comfortable it says the sample, and who wants all is told what memory that takes', () => {
  expect(wordsOf(5_000_000, null)).toMatch(
    /^Trains on 1,300,000 of 5,000,000 rides, spread over all days.* Judged by 1,000,000 of 5,000,000 rides, spread over all days, the same for every run\.$/,
  )
  expect(wordsOf(5_000_000, Number.POSITIVE_INFINITY)).toMatch(
    /That takes about 2\.0.GB of memory; up to 1,300,000 rides are comfortable here\.$/,
  )
})

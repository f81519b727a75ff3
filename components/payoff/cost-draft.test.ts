import { expect, test } from 'vitest'
import { ratesOf, storedDraft } from './cost-draft'

test('fields mean rates once both amounts are there; a comma or a letter means nothing', () => {
  expect(ratesOf({ early: '0.5', late: '1', currency: ' EUR ' })).toEqual({ early: 0.5, late: 1, currency: 'EUR' })
  expect(ratesOf({ early: '0', late: '2', currency: '$' })).toEqual({ early: 0, late: 2, currency: '$' })
  for (const early of ['', ' ', 'x', '-1']) expect(ratesOf({ early, late: '1', currency: 'EUR' })).toBeNull()
})

test('what was stored stands in the fields again; anything else leaves them empty', () => {
  const rates = { early: 0.5, late: 1, currency: 'USD' }
  expect(ratesOf(storedDraft(rates))).toEqual(rates)
  expect(storedDraft({ early: 'much' })).toMatchObject({ early: '', late: '' })
})

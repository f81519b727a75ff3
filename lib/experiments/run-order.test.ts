import { expect, test } from 'vitest'
import { nextOrder, readOrder, writeOrder } from './run-order'

test('an order survives the address that carries it', () => {
  for (const text of ['rmse', '-rmse', '-created', 'name']) expect(writeOrder(readOrder(text))).toBe(text)
})

test('an address without an order, or with one that does not exist, has the newest run first', () => {
  for (const text of [null, '', '-', 'colour', '--rmse'])
    expect(readOrder(text)).toEqual({ by: 'created', descending: true })
})

test('the same column again turns the order round', () => {
  expect(nextOrder({ by: 'rmse', descending: false }, 'rmse')).toEqual({ by: 'rmse', descending: true })
})

test('a new column starts with its good end', () => {
  const order = { by: 'name', descending: false } as const
  expect(nextOrder(order, 'rmse').descending).toBe(false)
  for (const by of ['created', 'r2', 'within2', 'within5'] as const) expect(nextOrder(order, by).descending).toBe(true)
})

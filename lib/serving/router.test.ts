import { describe, expect, test } from 'vitest'
import { matchPath } from './router'
import { OPERATIONS } from './schema/operations'

test('every operation is found at its path', () => {
  for (const it of OPERATIONS) {
    const match = matchPath(it.path.replace(/\{\w+\}/g, 'x-1'))
    expect(match?.route.methods.get(it.method)?.id).toBe(it.id)
  }
})

test('operation ids and method–path pairs are unique', () => {
  expect(new Set(OPERATIONS.map((it) => it.id)).size).toBe(OPERATIONS.length)
  expect(new Set(OPERATIONS.map((it) => `${it.method} ${it.path}`)).size).toBe(OPERATIONS.length)
})

describe('nothing is found at', () => {
  test.each([
    '/',
    '/api',
    '/api/',
    '/api/v1',
    '/api/v1/keys/',
    '//api/v1/keys',
    '/api//v1/keys',
    '/api/v1/endpoints//predict',
    '/api/v1/endpoints/a%2Fb',
    '/api/v1/endpoints/a%5Cb',
    '/api/v1/endpoints/a%00',
    '/api/v1/endpoints/%zz',
    '/api/v1/endpoints/%ff',
    `/api/v1/endpoints/${'a'.repeat(400)}`,
    '/API/v1/keys',
    '/api/v1/__proto__',
    '/api/v1/constructor',
  ])('%s', (path) => expect(matchPath(path)).toBeNull())
})

test('a parameter is decoded once', () => {
  expect(matchPath('/api/v1/endpoints/a%2520b')?.params).toEqual({ name: 'a%20b' })
  expect(matchPath('/api/v1/endpoints/..')?.params).toEqual({ name: '..' })
})

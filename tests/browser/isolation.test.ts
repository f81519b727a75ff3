import { expect, test } from 'vitest'

test('the browser tests run cross-origin isolated, as the app does', () => {
  expect(crossOriginIsolated).toBe(true)
})

test('the browser tests have the origin-private file system and web locks', async () => {
  const folder = await navigator.storage.getDirectory()
  expect(folder.kind).toBe('directory')
  expect(await navigator.locks.request('a-lock', () => 'held')).toBe('held')
})
